/** Times in milliseconds. */
export interface HttpLimits {
  /** Until a connection is made: look-up, TCP and TLS, each hop to a proxy too. */
  connect: number;
  /** From the request to the end of the answer's headers. */
  headers: number;
  /** Between two pieces of a body. */
  idle: number;
  /** For one `send`, with all its tries, waits and redirects. */
  total: number;
  /** The longest `Retry-After` that is waited for. */
  retryAfter: number;
  /** Bytes of the headers of one answer. */
  headerBytes: number;
}

export const HTTP_LIMITS: HttpLimits = {
  connect: 10_000,
  headers: 30_000,
  idle: 30_000,
  total: 300_000,
  retryAfter: 60_000,
  headerBytes: 32 * 1024,
};
