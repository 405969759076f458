/** An Application; spec and metadata are the insides of YAML flow mappings. */
export function application(spec: string, metadata = 'name: web'): string {
  return manifest('Application', spec, metadata);
}

/** An ApplicationSet with one generator of its own, and whatever else its spec has. */
export function applicationSet(spec: string, metadata = 'name: webs'): string {
  return manifest('ApplicationSet', spec, metadata);
}

/** An AppProject; it permits nothing but what its spec says. */
export function project(spec: string, metadata = 'name: shop'): string {
  return manifest('AppProject', spec, metadata);
}

function manifest(kind: string, spec: string, metadata: string): string {
  return `---\napiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {${metadata}}\nspec: {${spec}}\n`;
}
