/**
 * Makes a folder and those above it, as far as they are missing. Throws what the system says when it cannot.
 *
 * @param mode of those that are made, before the umask. Default: 0o777.
 */
export type MakeFolder = (path: string, mode?: number) => Promise<void>;
