import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { HttpTls } from '../../ports/http.ts';
import type { AddressGuard } from './address-guard.ts';
import type { HttpLimits } from './limits.ts';
import type { ChosenProxy } from './proxies.ts';
import type { TlsOptions } from './trust.ts';

export interface Way {
  dispatcher: Dispatcher;
  /** Where the connection goes: the host, or a proxy that is told the whole URL. */
  origin: string;
  path: string;
  headers: Record<string, string>;
}

/** Keeps connections, apart by all that they were made with. */
export interface Dispatchers {
  /** @throws HttpFailure for certificates that cannot be used. */
  to(url: URL, proxy: ChosenProxy | undefined, tls: HttpTls | undefined): Way;
  destroy(): Promise<void>;
}

const CONNECTIONS_PER_HOST = 16;

/** The connections of undici, one pool for each proxy and TLS configuration. */
export function openDispatchers(
  guard: AddressGuard,
  tlsOptions: (given?: HttpTls) => TlsOptions,
  limits: HttpLimits,
): Dispatchers {
  const made = new Map<string, Dispatcher>();
  const common = {
    connections: CONNECTIONS_PER_HOST,
    headersTimeout: limits.headers,
    bodyTimeout: limits.idle,
    maxHeaderSize: limits.headerBytes,
  };
  const timeout = limits.connect;

  function kept(key: readonly unknown[], make: () => Dispatcher): Dispatcher {
    const name = JSON.stringify(key);
    const dispatcher = made.get(name) ?? make();
    made.set(name, dispatcher);
    return dispatcher;
  }

  // Certificates are nobody's business where there is no TLS, also when they cannot be read
  function optionsFor(protocol: string, tls?: HttpTls): TlsOptions & { timeout: number } {
    return { ...(protocol === 'https:' && tlsOptions(tls)), timeout };
  }

  function guarded(protocol: string, tls: HttpTls | undefined): buildConnector.connector {
    const options = optionsFor(protocol, tls);
    const connectors = new Map<number, buildConnector.connector>();
    return (target, callback) => {
      const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
      const connect = connectors.get(port) ?? buildConnector({ ...options, lookup: guard.lookup(port) } as never);
      connectors.set(port, connect);
      connect(target, callback);
    };
  }

  /** The operator's choice: not held against the rule on addresses. */
  function toProxy({ origin }: ChosenProxy): buildConnector.BuildOptions {
    return optionsFor(new URL(origin).protocol) as buildConnector.BuildOptions;
  }

  return {
    to: (url, proxy, tls) => {
      const path = url.pathname + url.search;
      const identity = [tls?.ca, tls?.certificate, tls?.key, tls?.insecure === true];
      const { origin } = url;
      if (proxy === undefined) {
        const make = () => new Agent({ ...common, connect: guarded(url.protocol, tls) });
        return { dispatcher: kept(['direct', url.protocol, ...identity], make), origin, path, headers: {} };
      }
      if (url.protocol === 'http:') {
        // Many proxies let nobody CONNECT to port 80
        const login = proxy.authorization && { 'proxy-authorization': proxy.authorization };
        const dispatcher = kept(['forward', proxy.origin], () => new Agent({ ...common, connect: toProxy(proxy) }));
        return { dispatcher, origin: proxy.origin, path: origin + path, headers: { host: url.host, ...login } };
      }
      const make = () =>
        new ProxyAgent({
          ...common,
          uri: proxy.origin,
          ...(proxy.authorization !== undefined && { token: proxy.authorization }),
          requestTls: optionsFor(url.protocol, tls) as buildConnector.BuildOptions,
          proxyTls: toProxy(proxy),
          clientFactory: (address, options) => new Pool(address, { ...common, ...options, headersTimeout: timeout }),
        });
      const key = ['tunnel', proxy.origin, proxy.authorization, ...identity];
      return { dispatcher: kept(key, make), origin, path, headers: {} };
    },
    destroy: async () => {
      await Promise.all([...made.values()].map((dispatcher) => dispatcher.destroy()));
      made.clear();
    },
  };
}
