/** How the agent reaches the network, as it was set up (`config.sh --proxyurl … --sslcacert …`). */
export interface AgentNetwork {
  proxy:
    | {
        proxyUrl: string;
        proxyUsername?: string | undefined;
        proxyPassword?: string | undefined;
        /** Regular expressions over the URL. */
        proxyBypassHosts?: readonly string[] | undefined;
      }
    | undefined;
  /** PEM of further authorities. */
  caFile: string | undefined;
  hasClientCertificate: boolean;
  skipsVerification: boolean;
}

export interface NetworkVariables {
  variables: Record<string, string>;
  /** What is masked in all that is written. */
  secrets: string[];
  /** What of the agent's settings is not followed. */
  warnings: string[];
}

/**
 * The variables by which our own downloads, and git, go the way that the agent goes. What the job has set by itself stays.
 * `NODE_EXTRA_CA_CERTS` needs nothing: Node has read it.
 */
export function networkVariables(
  { proxy, caFile, hasClientCertificate, skipsVerification }: AgentNetwork,
  environment: Readonly<Record<string, string | undefined>>,
): NetworkVariables {
  const variables: Record<string, string> = {};
  const warnings: string[] = [];
  const secrets: string[] = [];
  const has = (...names: string[]) => names.some((name) => environment[name] || environment[name.toLowerCase()]);
  if (proxy !== undefined && URL.canParse(proxy.proxyUrl) && !has('HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY')) {
    const url = new URL(proxy.proxyUrl);
    if (proxy.proxyUsername) url.username = encodeURIComponent(proxy.proxyUsername);
    if (proxy.proxyPassword) {
      url.password = encodeURIComponent(proxy.proxyPassword);
      secrets.push(proxy.proxyPassword, url.password);
    }
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) variables[name] = url.href;
    const hosts = (proxy.proxyBypassHosts ?? []).flatMap((pattern) => {
      const host = hostOf(pattern);
      if (host === undefined)
        warnings.push(`The agent's proxy bypass \`${pattern}\` is no name of a host: set NO_PROXY in the job instead.`);
      return host ?? [];
    });
    if (hosts.length > 0 && !has('NO_PROXY')) variables['NO_PROXY'] = variables['no_proxy'] = hosts.join(',');
  }
  if (caFile !== undefined) {
    if (!has('SSL_CERT_FILE')) variables['SSL_CERT_FILE'] = caFile;
    if (!has('GIT_SSL_CAINFO')) variables['GIT_SSL_CAINFO'] = caFile;
  }
  if (hasClientCertificate)
    warnings.push('The agent has a client certificate (--sslclientcert), which is used for nothing that is fetched.');
  if (skipsVerification)
    warnings.push(
      'The agent does not verify certificates (--sslskipcertvalidation), but Seatrial does: use --sslcacert.',
    );
  return { variables, secrets, warnings };
}

/** Patterns such as `^https://(.*\.)?example\.com` and `.*\.local$`, as a name for NO_PROXY, which stands for what is below it, too. */
function hostOf(pattern: string): string | undefined {
  const name = pattern
    .trim()
    .replace(/^\^/, '')
    .replace(/^https?\??:(\\?\/){2}/, '')
    .replace(/^(\(\.\*\\?\.\)\?|\.\*\\\.|\.\*|\\\.|\*\.)/, '')
    .replace(/[$*]+$/, '')
    .replace(/(\\?\/)?\.?$/, '')
    .replaceAll('\\', '');
  return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d+)?$/.test(name) ? name : undefined;
}
