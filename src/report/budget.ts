/** Spends a number of units on pieces of a page, and counts what it cannot afford. */
export class Budget<Piece> {
  #left: number;
  readonly #costOf: (piece: Piece) => number;
  readonly #refused = new Map<string, number>();

  /** @param units of what `costOf` counts; Infinity for no limit. */
  constructor(units: number, costOf: (piece: Piece) => number) {
    this.#left = units;
    this.#costOf = costOf;
  }

  /** Spends what has to be there. */
  spend(piece: Piece): void {
    this.#left -= this.#costOf(piece);
  }

  /**
   * @param noun a plural, under which pieces that do not fit are counted.
   * @param share of what is left now that may be spent: the rest is for others.
   * @returns the pieces that fit, in their order.
   */
  fit(noun: string, pieces: readonly Piece[], share = 1): Piece[] {
    let affordable = this.#left * share;
    return pieces.filter((piece) => {
      const cost = this.#costOf(piece);
      if (cost > affordable) {
        this.#refused.set(noun, (this.#refused.get(noun) ?? 0) + 1);
        return false;
      }
      affordable -= cost;
      this.#left -= cost;
      return true;
    });
  }

  /** `3 diffs, 1 findings`; empty when everything fits. */
  get leftOut(): string {
    return [...this.#refused].map(([noun, count]) => `${count} ${noun}`).join(', ');
  }
}
