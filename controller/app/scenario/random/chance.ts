import { seededRandom } from '../../../../config/kernel/index.js';

/** Chance that is the same for the same seed. */
export class Chance {
  readonly #fraction: () => number;

  constructor(seed: number) {
    this.#fraction = seededRandom(seed);
    // Neighbouring seeds begin alike; from the third number on they don't.
    this.#fraction();
    this.#fraction();
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#fraction() * (most - least + 1));
  }

  /** True in so many percent of the cases. */
  percent(share: number): boolean {
    return this.#fraction() * 100 < share;
  }

  pick<const Item>(first: Item, ...others: readonly Item[]): Item {
    return [first, ...others][Math.floor(this.#fraction() * (others.length + 1))] ?? first;
  }

  pickFrom<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.#fraction() * items.length)];
  }
}
