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

  /** The cheapest way to turn one into the other, sound by sound: each is the same, heard as another one, or missed. */
  between(one: Sounds, other: Sounds): number {
    let row = this.before(other);
    for (const said of one) row = this.after(said, row, other);
    return row[other.length] ?? 0;
  }

  /**
   * One more sound was said: what that comes to at every place of the others.
   *
   * @param row costs before it, from none of the others to all of them
   */
  after(said: string, row: readonly number[], others: Sounds): number[] {
    const lost = this.missing(said);
    const after = [(row[0] ?? 0) + lost];
    for (const [place, heard] of others.entries()) {
      const changed = (row[place] ?? 0) + this.substitution(said, heard);
      const added = (after[place] ?? 0) + this.missing(heard);
      after.push(Math.min(changed, (row[place + 1] ?? 0) + lost, added));
    }
    return after;
  }

  /** Before anything was said: what it costs to have missed so many of the others, from none to all of them. */
  before(others: Sounds): number[] {
    const row = [0];
    for (const [place, sound] of others.entries()) row.push((row[place] ?? 0) + this.missing(sound));
    return row;
  }
}
