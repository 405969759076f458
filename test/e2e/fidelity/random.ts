/** Numbers and choices that depend on the seed alone. */
export interface Random {
  /** From 0 to below `limit`. */
  below(limit: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Different elements, in a random order. */
  some<T>(from: readonly T[], least: number, most: number): T[];
  word(): string;
  /** Letters and digits; for names. */
  letters(length: number): string;
}

const WORDS =
  'anchor ballast bow buoy cabin cargo deck dock galley harbor helm hull jib keel mast port prow rudder sail stern tide wharf yard'.split(
    ' ',
  );

/** @param seed a whole number. The same one gives the same fleet. */
export function randomOf(seed: number): Random {
  // mulberry32
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return {
    below,
    pick,
    chance: (share) => next() < share,
    some(from, least, most) {
      const left = [...from];
      const count = Math.min(left.length, least + below(most - least + 1));
      return Array.from({ length: count }, () => left.splice(below(left.length), 1)).flat();
    },
    word: () => pick(WORDS),
    letters: (length) => Array.from({ length }, () => pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join(''),
  };
}
