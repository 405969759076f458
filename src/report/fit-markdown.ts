/** A character of JavaScript's takes three bytes of UTF-8 at most. */
const BYTES = 3;
const TRIES = 4;

/**
 * Markdown that fits a number of bytes.
 * @param render Markdown of a number of UTF-16 units at most, as far as it can be so short.
 * @returns the longest that was found to fit, or nothing when none does.
 */
export function fitMarkdown(render: (maximumLength: number) => string, maximumBytes: number): string {
  let length = maximumBytes;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const text = render(length);
    const bytes = Buffer.byteLength(text);
    if (bytes <= maximumBytes) return text;
    length = Math.max(Math.floor((Math.min(length, text.length) * maximumBytes) / bytes) - 1, 0);
  }
  const shortest = render(Math.floor(maximumBytes / BYTES));
  return Buffer.byteLength(shortest) <= maximumBytes ? shortest : '';
}
