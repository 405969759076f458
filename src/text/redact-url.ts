/** The URL for messages: without user and password where either may be a token, and without a query. */
export function redactUrl(url: string): string {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined) return url.replace(/^([^/:@]*):[^/@]*@/, '$1@');
  const slash = rest.search(/[/?#]/);
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  // A password with an unescaped slash: the part before it is no host, and what follows must not be shown
  const odd = !authority.includes('@') && /:(?!\d*$)/.test(authority) && !authority.startsWith('[');
  const at = odd ? rest.lastIndexOf('@') : authority.lastIndexOf('@');
  const user = rest.slice(0, Math.max(at, 0));
  const shown = /ssh/i.test(scheme) && user !== '' && !odd ? `${user.split(':')[0]}@` : '';
  return scheme + shown + rest.slice(at + 1).replace(/\?[^#]*/, '');
}

/** No scheme is longer: without an end, a long text would cost its square. */
const URLS = /\b[a-z][a-z0-9+.-]{0,60}:\/\/[^\s"'`<>]+/gi;

/** A text that somebody else wrote, such as an error of a server, with every URL in it as `redactUrl` shows it. */
export function redactUrls(text: string): string {
  return text.replace(URLS, redactUrl);
}
