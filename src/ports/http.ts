import { UndeterminedError } from '../errors.ts';

export interface HttpRequest {
  /** `http://` or `https://`; anything else is refused. Never with user and password in it. */
  url: string;
  /** Default: GET. Only GET and HEAD are tried again, and follow redirects. */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH';
  /** Without `accept-encoding`, a compressed body is unpacked; with it, the body stays as it came: for archives with a digest. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** The `Authorization` header: sent to the origin of `url` alone, never after a redirect to another. */
  authorization?: string;
  /** Bytes of the body that are accepted, before and after decompression. Of an answer that is not 2xx, a larger body is left out. */
  maximumBytes: number;
  tls?: HttpTls;
  /** A proxy for this request, instead of the one that the environment names. */
  proxy?: { url: string; noProxy?: string };
}

export interface HttpTls {
  /** PEM of further authorities, beside those of Node and of NODE_EXTRA_CA_CERTS. */
  ca?: string;
  certificate?: string;
  key?: string;
  /** The server's certificate is not checked. */
  insecure?: boolean;
}

export interface HttpResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Where the last redirect led. */
  url: string;
}

/** No answer, or one that may not be used: no such host, refused, reset, timed out, too large, a forbidden address. */
export class HttpFailure extends UndeterminedError {}

/**
 * One HTTP stack for every download: proxies, authorities, time-outs, retries with jitter and Retry-After, limits, and the rule
 * on addresses that a run may reach.
 */
export interface Http {
  /**
   * @returns the answer, whatever its status: 429 and 5xx only after the last try.
   * @throws HttpFailure without one. Neither it nor anything else shows a credential.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /**
   * For programs that connect by themselves (git, ssh): looks a host up and holds it against the rule on addresses.
   * @returns the addresses that it may be reached at, at least one; none when a proxy will look it up instead.
   * @throws HttpFailure when the host has no address, or one that is refused.
   */
  permittedAddresses(url: string): Promise<string[]>;
  close(): Promise<void>;
}
