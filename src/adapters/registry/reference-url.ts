const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Resolves a URL of an index as Helm does (repo.ResolveReferenceURL): against the repository's URL as a folder, and with its query.
 * An absolute one stays as it is.
 *
 * @returns nothing when either cannot be read.
 */
export function resolveReference(repository: string, reference: string): string | undefined {
  if (SCHEME.test(reference)) return reference;
  if (!URL.canParse(repository)) return undefined;
  const base = new URL(repository);
  const query = base.search;
  base.pathname = `${base.pathname.replace(/\/$/, '')}/`;
  base.search = '';
  if (!URL.canParse(reference, base)) return undefined;
  const resolved = new URL(reference, base);
  resolved.search = query;
  resolved.hash = '';
  return resolved.href;
}

/** A URL without the user and password that some have in it, and the `Authorization` that these make. */
export function splitUser(text: string): { url: string; authorization: string | undefined } {
  if (!URL.canParse(text)) return { url: text, authorization: undefined };
  const url = new URL(text);
  if (url.username === '' && url.password === '') return { url: text, authorization: undefined };
  const authorization = basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
  url.username = '';
  url.password = '';
  return { url: url.href, authorization };
}

/** The value of an `Authorization` header. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Whether two URLs have the same scheme, host and port. */
export function sameOrigin(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;
}
