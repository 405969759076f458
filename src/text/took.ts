/** How long a review took, as its last sentence says it. @param milliseconds 0 when nobody has measured it. */
export function tookWords(milliseconds: number): string {
  return milliseconds > 0 ? `Took ${(milliseconds / 1000).toFixed(1)} s, with` : 'With';
}

/** The same review without that: two that differ in nothing else say the same. */
export function withoutTook(text: string): string {
  return text.replace(/\bTook \d+\.\d s, with/g, 'With');
}
