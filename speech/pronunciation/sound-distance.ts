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
   * The cheapest way to turn one into the other, sound by sound.
   *
   * @param limit Infinity is answered as soon as it must be more than that
   */
  between(one: Sounds, other: Sounds, limit = Infinity): number {
    let row = [0];
    for (const [place, sound] of other.entries()) row.push((row[place] ?? 0) + this.missing(sound));
    for (const said of one) {
      const next = [(row[0] ?? 0) + this.missing(said)];
      for (const [place, heard] of other.entries()) {
        const changed = (row[place] ?? 0) + this.substitution(said, heard);
        const lost = (row[place + 1] ?? 0) + this.missing(said);
        const added = (next[place] ?? 0) + this.missing(heard);
        next.push(Math.min(changed, lost, added));
      }
      if (Math.min(...next) > limit) return Infinity;
      row = next;
    }
    const distance = row[other.length] ?? 0;
    return distance > limit ? Infinity : distance;
  }
}
