import type { SoundsFile } from '../../config/index.js';
import type { Pronunciation } from './pronouncer.js';

/** What is heard or missed by itself: an initial, a final, a tone, a vowel. */
export type Sounds = readonly string[];

/** Of what nothing is known: another sound altogether, or one lost. */
export const unlike = 1;

/** There are some hundred phones, and thousands of words are made of them. */
const soundsByPhone = new Map<string, Sounds>();

/** A tone is a sound of its own: it is missed more easily than the final that carries it. `0` is no sound. */
export function soundsOf(pronunciation: Pronunciation): Sounds {
  return pronunciation.flatMap((phone) => {
    const known = soundsByPhone.get(phone);
    if (known !== undefined) return known;
    const [, base = phone, tone] = /^(\D+)(\d)$/u.exec(phone) ?? [];
    const sounds = phone === '0' ? [] : tone === undefined ? [base] : [base, tone];
    soundsByPhone.set(phone, sounds);
    return sounds;
  });
}

/** A sound by what it costs to miss it, or to hear another one for it. */
export interface CostedSound {
  readonly number: number;
  /** Of this sound where none was heard, or none was said. */
  readonly missing: number;
  /** By the number of the other sound: 0 for the same, 1 for one without likeness. */
  readonly substitutions: readonly number[];
}

/** How far apart sounds are, by what recognisers were measured to hear for one another. */
export class SoundDistance {
  /** Numbered as they are met: to compare words takes millions of costs. */
  readonly #sounds = new Map<string, CostedSound & { readonly substitutions: number[] }>();
  readonly #missing: ReadonlyMap<string, number>;

  constructor({ substitutions, missing }: Pick<SoundsFile['confusions'], 'substitutions' | 'missing'>) {
    this.#missing = new Map(Object.entries(missing));
    for (const [one, others] of Object.entries(substitutions)) {
      for (const [other, cost] of Object.entries(others)) {
        const [said, heard] = [this.#costed(one), this.#costed(other)];
        if (said === heard) continue;
        said.substitutions[heard.number] = cost;
        heard.substitutions[said.number] = cost;
      }
    }
  }

  costed(sound: string): CostedSound {
    return this.#costed(sound);
  }

  /** 0 for the same sound, 1 for another one without likeness. */
  substitution(one: string, other: string): number {
    return this.#costed(one).substitutions[this.#costed(other).number] ?? unlike;
  }

  missing(sound: string): number {
    return this.#costed(sound).missing;
  }

  #costed(sound: string): CostedSound & { readonly substitutions: number[] } {
    const known = this.#sounds.get(sound);
    if (known !== undefined) return known;
    const number = this.#sounds.size;
    const substitutions = [...this.#sounds.values()].map(() => unlike);
    const costed = { number, missing: this.#missing.get(sound) ?? unlike, substitutions: [...substitutions, 0] };
    for (const other of this.#sounds.values()) other.substitutions.push(unlike);
    this.#sounds.set(sound, costed);
    return costed;
  }
}
