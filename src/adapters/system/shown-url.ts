/** A URL for messages: scheme, host and path. User, password and query may be credentials. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
