/** Where the distribution project's registry is, or will be once it is built. */
export function registryPath(): string;
/** Where the runner `act` is, or will be once it is built. */
export function actPath(): string;
