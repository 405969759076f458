/** Statuses by which a server says that the next try may succeed. */
const TRANSIENT = new Set([429, 500, 502, 503, 504]);

/** Tries of one request, the first one included. */
export const MAXIMUM_TRIES = 4;

const FIRST_DELAY = 1_000;

/** Whether a request that was answered so may be tried again: 429 and 5xx of the moment. */
export function isTransient(status: number): boolean {
  return TRANSIENT.has(status);
}

/**
 * Exponential backoff with full jitter: parallel runs that failed together do not come back together.
 * @param failures how many tries failed, from 1.
 * @param random from 0 to 1.
 * @returns milliseconds.
 */
export function backoff(failures: number, random: number): number {
  return Math.round(random * FIRST_DELAY * 2 ** (failures - 1));
}

/**
 * @param value the header `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
 * @param now milliseconds since 1970.
 * @returns milliseconds from now, never below 0; nothing when the header is absent or neither.
 */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1_000;
  // Date.parse takes much for a date, such as "-5"
  const date = /^[a-z]+,? .*\d{4}|^[a-z]{3} [a-z]{3} /i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** @param milliseconds at least 0. @returns `45 s`, `10 min`, `3 h`, rounded up. */
export function shownDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds < 120) return milliseconds < 1_000 && milliseconds > 0 ? `${Math.ceil(milliseconds)} ms` : `${seconds} s`;
  if (seconds < 7_200) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3_600)} h`;
}
