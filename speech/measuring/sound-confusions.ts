import type { SoundsFile } from '../../config/index.js';
import { distanceBetween } from '../pronunciation/comparison.js';
import { SoundDistance, type Sounds } from '../pronunciation/sound-distance.js';
import { alignSounds, type SoundPair } from './sound-alignment.js';

/** Something said, in each of the ways to say it, and what was heard. */
export interface HeardSounds {
  readonly said: readonly Sounds[];
  readonly heard: Sounds;
}

export type SoundCosts = Pick<SoundsFile['confusions'], 'substitutions' | 'missing'>;

/** How often a sound that nobody hears for another one is taken to be heard for it all the same: the cost 1. */
const unlikeShare = 0.005;
/** Recordings are few: what was seen once may be chance, and this many sounds are thought to have been right beside those counted. */
const leastSeen = 2;
const thoughtRight = 5;
const lowestCost = 0.1;
/** Which sounds stand beside which depends on the costs, and these on that; after three rounds nothing changes. */
const rounds = 3;

/**
 * What it costs to hear one sound for another: the logarithm of how often that happens, so that costs add up along a word as
 * evidence does, in parts of the cost of a sound without likeness.
 */
export function measureSoundCosts(utterances: readonly HeardSounds[]): SoundCosts {
  let costs: SoundCosts = { substitutions: {}, missing: {} };
  for (let round = 0; round < rounds; round += 1) {
    const distance = new SoundDistance(costs);
    const counts = new Counts();
    for (const { said, heard } of utterances) {
      const [nearest] = said.toSorted(
        (a, b) => distanceBetween(a, heard, distance) - distanceBetween(b, heard, distance),
      );
      if (nearest !== undefined) for (const pair of alignSounds(nearest, heard, distance)) counts.add(pair);
    }
    costs = counts.costs();
  }
  return costs;
}

class Counts {
  readonly #said = new Map<string, number>();
  readonly #changed = new Map<string, number>();
  readonly #missing = new Map<string, number>();

  add([said, heard]: SoundPair): void {
    if (said !== null) count(this.#said, said);
    if (said === heard) return;
    // One too many says nothing about how often the sound is lost, and most of them are noise.
    if (said === null) return;
    if (heard === null) count(this.#missing, said);
    else count(this.#changed, [said, heard].toSorted().join(' '));
  }

  costs(): SoundCosts {
    const substitutions: Record<string, Record<string, number>> = {};
    for (const [pair, seen] of sorted(this.#changed)) {
      const [one = '', other = ''] = pair.split(' ');
      const cost = costOf(seen, (this.#said.get(one) ?? 0) + (this.#said.get(other) ?? 0));
      if (cost !== null) substitutions[one] = { ...substitutions[one], [other]: cost };
    }
    const missing: Record<string, number> = {};
    for (const [sound, seen] of sorted(this.#missing)) {
      const cost = costOf(seen, this.#said.get(sound) ?? 0);
      if (cost !== null) missing[sound] = cost;
    }
    return { substitutions, missing };
  }
}

function costOf(seen: number, said: number): number | null {
  if (seen < leastSeen) return null;
  const cost = Math.log(seen / (said + thoughtRight)) / Math.log(unlikeShare);
  return cost >= 1 ? null : Math.max(lowestCost, Math.round(cost * 100) / 100);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
