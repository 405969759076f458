export interface RemoteHost {
  host: string;
  port: number;
  /** For http:// and https:// alone: only these go through a proxy. */
  url: URL | undefined;
}

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'ssh:': 22, 'git:': 9418 };

/**
 * @param remote as git takes it: `https://HOST/…`, `ssh://USER@HOST:PORT/…`, `git://…`, `USER@HOST:PATH`.
 * @returns nothing for what names no host, and for what git would take for something else: an option, a remote helper, a path.
 */
export function remoteHost(remote: string): RemoteHost | undefined {
  const written = /^(?:git\+ssh|ssh\+git):\/\//i.test(remote) ? remote.replace(/^[^:]*/, 'ssh') : remote;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) {
    const url = URL.canParse(written) ? new URL(written) : undefined;
    const port = url && PORTS[url.protocol];
    if (url === undefined || port === undefined || url.hostname === '' || url.hostname.startsWith('-'))
      return undefined;
    return { host: url.hostname, port: Number(url.port) || port, url: /^http/.test(url.protocol) ? url : undefined };
  }
  const [, host] =
    /^(?:[^-/:@[\]\s][^/:@\s]*@)?(\[[0-9a-f:.]+\]|[^-/:@[\]\s][^/:@[\]\s]*):(?!:).+$/is.exec(written) ?? [];
  // One letter is a drive of Windows
  return host === undefined || host.length === 1 ? undefined : { host, port: 22, url: undefined };
}
