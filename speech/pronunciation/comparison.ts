import { unlike, type CostedSound, type SoundDistance, type Sounds } from './sound-distance.js';

/**
 * What it costs to have come to each place of some sounds, from `first` on. Places beyond either end cost more than the limit, and
 * so does whatever would be reached from them.
 */
export interface Row {
  readonly first: number;
  readonly costs: readonly number[];
}

/** Compares sounds with others that are said one by one, and tells as soon as they are further apart than a limit. */
export class Comparison {
  readonly start: Row;
  readonly #sounds: readonly CostedSound[];
  readonly #limit: number;

  constructor(sounds: Sounds, distance: SoundDistance, limit = Infinity) {
    this.#sounds = sounds.map((sound) => distance.costed(sound));
    this.#limit = limit;
    const costs = [0];
    for (const [place, { missing }] of this.#sounds.entries()) costs.push((costs[place] ?? 0) + missing);
    this.start = { first: 0, costs: costs.filter((cost) => cost <= limit) };
  }

  /** One more sound was said. Without costs where everything is over the limit. */
  after({ missing, substitutions }: CostedSound, { first, costs }: Row): Row {
    const end = first + costs.length;
    const next: number[] = [];
    let from = first;
    // Of the place before: without this sound, and with it.
    let [before, after] = [Infinity, Infinity];
    for (let place = first; place <= this.#sounds.length; place += 1) {
      const here = costs[place - first] ?? Infinity;
      const heard = this.#sounds[place - 1];
      const changed = heard === undefined ? Infinity : before + (substitutions[heard.number] ?? unlike);
      const cost = Math.min(changed, here + missing, after + (heard?.missing ?? 0));
      after = cost <= this.#limit ? cost : Infinity;
      before = here;
      if (after === Infinity && place >= end) break;
      if (after < Infinity || next.length > 0) next.push(after);
      else from = place + 1;
    }
    return { first: from, costs: next };
  }

  /** How far apart they are if nothing more is said; Infinity: further than the limit. */
  distance({ first, costs }: Row): number {
    return costs[this.#sounds.length - first] ?? Infinity;
  }
}

/** The cheapest way to turn one into the other, sound by sound: each is the same, heard as another one, or missed. */
export function distanceBetween(one: Sounds, other: Sounds, distance: SoundDistance): number {
  const comparison = new Comparison(other, distance);
  const end = one.reduce((row, said) => comparison.after(distance.costed(said), row), comparison.start);
  return comparison.distance(end);
}
