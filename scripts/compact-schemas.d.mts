export function compactSchemas(crds: { version: string; kinds: Record<string, object> }[]): string;
