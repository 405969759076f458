/** Two newlines, or a newline and a line break, around a piece; headings of sections. */
const AROUND = 8;
const HEADINGS = 400;

/** Spends a number of UTF-16 units on pieces of text, and counts what it cannot afford. */
export class Budget {
  #left: number;
  readonly #refused = new Map<string, number>();

  constructor(units: number) {
    this.#left = units - HEADINGS;
  }

  /** Spends what has to be there. */
  spend(text: string): void {
    this.#left -= text.length + AROUND;
  }

  /** @returns the pieces that fit, in their order; the others are counted under `noun`, a plural. */
  fit(noun: string, pieces: string[]): string[] {
    return pieces.filter((piece) => {
      const cost = piece.length + AROUND;
      if (cost > this.#left) {
        this.#refused.set(noun, (this.#refused.get(noun) ?? 0) + 1);
        return false;
      }
      this.#left -= cost;
      return true;
    });
  }

  /** `3 diffs, 1 findings`; empty when everything fits. */
  get leftOut(): string {
    return [...this.#refused].map(([noun, count]) => `${count} ${noun}`).join(', ');
  }
}
