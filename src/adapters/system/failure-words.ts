import { messageOf } from '../../errors.ts';
import { HttpFailure } from '../../ports/http.ts';
import type { HttpLimits } from './limits.ts';
import type { ChosenProxy } from './proxies.ts';
import { shownDuration } from './retries.ts';

export interface FailureWords {
  /** What went wrong, in plain words. */
  what: string;
  next: string | undefined;
  /** Whether the next try may succeed. */
  again: boolean;
}

const NETWORK = 'Check that this machine may reach it; if a proxy stands between, set HTTPS_PROXY (or HTTP_PROXY).';
/** Node is told of the end before it is told of the TLS alert that gives the reason. */
const ENDED =
  'Check whether this machine may reach it, or only through a proxy (HTTPS_PROXY, HTTP_PROXY), and whether the server wants a client certificate.';
const AUTHORITY =
  'If it is a company authority, give its certificate as `ca` of the repository, or set NODE_EXTRA_CA_CERTS to a file with it.';
const CLIENT = 'Give tls-client-cert and tls-client-key of the repository.';

const TIMES: Readonly<Record<string, (limits: HttpLimits) => string>> = {
  UND_ERR_CONNECT_TIMEOUT: ({ connect }) => `timed out: no connection after ${shownDuration(connect)}`,
  UND_ERR_HEADERS_TIMEOUT: ({ headers }) => `timed out: no answer after ${shownDuration(headers)}`,
  UND_ERR_BODY_TIMEOUT: ({ idle }) => `timed out: nothing more came for ${shownDuration(idle)}`,
  ETIMEDOUT: ({ connect }) => `timed out: no connection after ${shownDuration(connect)}`,
};

/** By the code of Node, OpenSSL or undici. */
const TRANSPORT: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host (ENOTFOUND)',
  EAI_AGAIN: 'the name server does not answer (EAI_AGAIN)',
  ECONNREFUSED: 'the connection was refused: nothing listens there (ECONNREFUSED)',
  ECONNRESET: 'the connection was reset (ECONNRESET)',
  EPIPE: 'the connection was reset (EPIPE)',
  UND_ERR_SOCKET: 'the other side ended the connection before its answer was whole',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the body is not as long as its content-length says',
  EHOSTUNREACH: 'no route to the host (EHOSTUNREACH)',
  ENETUNREACH: 'no route to the network (ENETUNREACH)',
  EADDRNOTAVAIL: 'no route to the address (EADDRNOTAVAIL)',
};

const CERTIFICATE: Readonly<Record<string, readonly [what: string, next: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['the certificate is self-signed', AUTHORITY],
  SELF_SIGNED_CERT_IN_CHAIN: ['the certificate is of an authority that is not trusted (self-signed)', AUTHORITY],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['the authority of the certificate is not known', AUTHORITY],
  UNABLE_TO_GET_ISSUER_CERT: ['the authority of the certificate is not known', AUTHORITY],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['the authority of the certificate is not known', AUTHORITY],
  CERT_UNTRUSTED: ['the authority of the certificate is not trusted', AUTHORITY],
  CERT_HAS_EXPIRED: ['the certificate has expired', "Renew the server's certificate, or correct this machine's clock."],
  CERT_NOT_YET_VALID: ['the certificate is not valid yet', "Correct this machine's clock, or the certificate."],
  CERT_REVOKED: ['the certificate was revoked', "Renew the server's certificate."],
  ERR_TLS_CERT_ALTNAME_INVALID: ['the certificate is for another host', 'Use a host name that the certificate has.'],
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: ['the server wants a client certificate', CLIENT],
  ERR_SSL_WRONG_VERSION_NUMBER: ['what answers there is no HTTPS', 'Check scheme and port: is it http://?'],
};

const HTTP: Readonly<Record<string, (limits: HttpLimits) => string>> = {
  UND_ERR_HEADERS_OVERFLOW: ({ headerBytes }) => `the headers have more than ${headerBytes} bytes`,
  HPE_HEADER_OVERFLOW: ({ headerBytes }) => `the headers have more than ${headerBytes} bytes`,
  UND_ERR_DESTROYED: () => 'the connections were closed',
  UND_ERR_CLOSED: () => 'the connections were closed',
};

/** @param error what undici, Node or OpenSSL threw; an HttpFailure has its words already. */
export function failureWords(error: unknown, limits: HttpLimits, proxy?: ChosenProxy): FailureWords {
  if (error instanceof HttpFailure) return { what: error.message, next: error.next, again: false };
  const { code = '', name, message, hostname } = partsOf(error);
  const tunnel = /^Proxy response \((\d+)\)/.exec(message);
  if (tunnel && proxy) return proxyWords(Number(tunnel[1]), proxy);
  const time = TIMES[code]?.(limits);
  const transport = time ?? TRANSPORT[code];
  if (transport !== undefined) {
    const host = code === 'ENOTFOUND' && hostname !== undefined && proxy !== undefined ? `: ${hostname}` : '';
    return {
      what: transport + host,
      next: proxy ? `Check ${proxy.source}.` : code === 'UND_ERR_SOCKET' ? ENDED : NETWORK,
      again: true,
    };
  }
  const certificate = CERTIFICATE[code] ?? (isTls(code) ? [`TLS failed: ${plain(message)}`, AUTHORITY] : undefined);
  if (certificate !== undefined) return { what: certificate[0], next: certificate[1], again: false };
  if (code === 'UND_ERR_PRX_TLS')
    return { what: "the proxy's certificate is not for its host", next: `Check ${proxy?.source}.`, again: false };
  const http =
    HTTP[code]?.(limits) ??
    (name === 'HTTPParserError' ? `what answers there is no HTTP: ${plain(message)}` : undefined);
  return { what: http ?? plain(message), next: undefined, again: false };
}

/** Words for the status by which a proxy does not let a request through. */
export function proxyWords(status: number, proxy: ChosenProxy): FailureWords {
  const { source } = proxy;
  if (status === 407) {
    const known = proxy.authorization !== undefined;
    return {
      what: `the proxy ${known ? 'takes neither this user nor this password' : 'wants a user and a password'} (407)`,
      next: `${known ? 'Correct' : 'Put'} them in ${source}: http://USER:PASSWORD@HOST:PORT.`,
      again: false,
    };
  }
  return {
    what: `the proxy answered ${status} instead of connecting`,
    next: `Let the proxy through to this host, or name the host in NO_PROXY when it is reached without ${source}.`,
    again: [429, 500, 502, 503, 504].includes(status),
  };
}

function isTls(code: string): boolean {
  return /^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_MISMATCH|EPROTO$)/.test(
    code,
  );
}

/** OpenSSL's errors are of several lines of memory addresses and file names. */
function plain(message: string): string {
  return (/:SSL routines:[^:]*:([^:\n]+)/.exec(message)?.[1] ?? message.split('\n')[0] ?? message).trim();
}

interface Parts {
  code?: string;
  name: string;
  message: string;
  hostname?: string;
}

function partsOf(error: unknown): Parts {
  const { code, name, hostname, errors } = (error ?? {}) as Record<string, unknown>;
  // One error for each address that was tried
  const first = Array.isArray(errors) ? partsOf(errors[0]) : undefined;
  return {
    name: String(name),
    message: messageOf(error),
    ...(typeof code === 'string' ? { code } : first?.code !== undefined && { code: first.code }),
    ...(typeof hostname === 'string' && { hostname }),
  };
}
