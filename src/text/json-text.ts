/** One line of JSON to compare or to hash, in the order of the keys as they are. Bigints are written with an `n`. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ?? '';
}
