import type { SoundsFile } from '../../config/index.js';
import type { Pronunciation } from './pronouncer.js';

/** What is heard or missed by itself: an initial, a final, a tone, a vowel. */
export type Sounds = readonly string[];

/** Of what nothing is known: another sound altogether, or one lost. */
const unlike = 1;

/** A tone is a sound of its own: it is missed more easily than the final that carries it. `0` is no sound. */
export function soundsOf(pronunciation: Pronunciation): Sounds {
  return pronunciation.flatMap((phone) => {
    const [, base = phone, tone] = /^(\D+)(\d)$/u.exec(phone) ?? [];
    if (phone === '0') return [];
    return tone === undefined ? [base] : [base, tone];
  });
}

/** How far apart words sound, by what recognisers were measured to hear for one another. */
export class SoundDistance {
  readonly #substitutions: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #missing: ReadonlyMap<string, number>;

  constructor({ substitutions, missing }: Pick<SoundsFile['confusions'], 'substitutions' | 'missing'>) {
    const both = new Map<string, Map<string, number>>();
    const add = (one: string, other: string, cost: number): void => {
      both.set(one, (both.get(one) ?? new Map<string, number>()).set(other, cost));
    };
    for (const [one, others] of Object.entries(substitutions)) {
      for (const [other, cost] of Object.entries(others)) {
        add(one, other, cost);
        add(other, one, cost);
      }
    }
    this.#substitutions = both;
    this.#missing = new Map(Object.entries(missing));
  }

  /** 0 for the same sound, 1 for another one without likeness. */
  substitution(one: string, other: string): number {
    return one === other ? 0 : (this.#substitutions.get(one)?.get(other) ?? unlike);
  }

  missing(sound: string): number {
    return this.#missing.get(sound) ?? unlike;
  }

  /**
   * The cheapest way to turn one into the other, sound by sound. Ways that cost more than the limit are not followed: of most
   * words hardly any is left after two sounds.
   *
   * @param limit Infinity is answered where it must be more than that
   */
  between(one: Sounds, other: Sounds, limit = Infinity): number {
    let row: Row = { first: 0, costs: this.#reach([0], 1, other, limit) };
    for (const said of one) {
      row = this.#after(said, row, other, limit);
      if (row.costs.length === 0) return Infinity;
    }
    return row.costs[other.length - row.first] ?? Infinity;
  }

  /** The row of the next sound: where it was said, heard as another one, or missed. */
  #after(said: string, { first, costs }: Row, other: Sounds, limit: number): Row {
    const lost = this.missing(said);
    const next: number[] = [];
    for (let place = first; place <= first + costs.length; place += 1) {
      const heard = other[place - 1];
      let cost = (costs[place - first] ?? Infinity) + lost;
      if (heard !== undefined) {
        cost = Math.min(cost, (costs[place - first - 1] ?? Infinity) + this.substitution(said, heard));
        cost = Math.min(cost, (next[place - first - 1] ?? Infinity) + this.missing(heard));
      }
      if (place <= other.length) next.push(cost > limit ? Infinity : cost);
    }
    const reached = this.#reach(next, first + next.length, other, limit);
    const from = reached.findIndex((cost) => cost < Infinity);
    return { first: first + from, costs: from < 0 ? [] : reached.slice(from) };
  }

  /** What can still be missed after the last place of a row. */
  #reach(costs: number[], from: number, other: Sounds, limit: number): number[] {
    for (let place = from; place <= other.length; place += 1) {
      const cost = (costs.at(-1) ?? Infinity) + this.missing(other[place - 1] ?? '');
      if (cost > limit) break;
      costs.push(cost);
    }
    return costs;
  }
}

/** Costs at places of the other words, from the first one on that is within the limit. */
interface Row {
  readonly first: number;
  readonly costs: readonly number[];
}
