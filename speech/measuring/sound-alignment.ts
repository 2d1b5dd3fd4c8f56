import type { SoundDistance, Sounds } from '../pronunciation/sound-distance.js';

/** null: no sound, that is one lost or one too many. */
export type SoundPair = readonly [said: string | null, heard: string | null];

interface Step {
  readonly pair: SoundPair;
  readonly from: readonly [said: number, heard: number];
  readonly cost: number;
}

/** Which sound was heard for which, along the cheapest way from one to the other. */
export function alignSounds(said: Sounds, heard: Sounds, distance: SoundDistance): readonly SoundPair[] {
  const totals: number[][] = [];
  const best = (i: number, j: number): Step & { readonly total: number } => {
    const ways = stepsInto(said[i - 1], heard[j - 1], [i, j], distance).map((step) => {
      const [fromSaid, fromHeard] = step.from;
      return { ...step, total: (totals[fromSaid]?.[fromHeard] ?? 0) + step.cost };
    });
    return ways.reduce((cheapest, way) => (way.total < cheapest.total ? way : cheapest));
  };
  for (let i = 0; i <= said.length; i += 1) {
    const row: number[] = [];
    totals.push(row);
    for (let j = 0; j <= heard.length; j += 1) row.push(i === 0 && j === 0 ? 0 : best(i, j).total);
  }
  const pairs: SoundPair[] = [];
  for (let [i, j] = [said.length, heard.length]; i > 0 || j > 0;) {
    const { pair, from } = best(i, j);
    pairs.unshift(pair);
    [i, j] = from;
  }
  return pairs;
}

function stepsInto(
  said: string | undefined,
  heard: string | undefined,
  [i, j]: readonly [number, number],
  distance: SoundDistance,
): readonly Step[] {
  const steps: Step[] = [];
  if (said !== undefined && heard !== undefined)
    steps.push({ pair: [said, heard], from: [i - 1, j - 1], cost: distance.substitution(said, heard) });
  if (said !== undefined) steps.push({ pair: [said, null], from: [i - 1, j], cost: distance.missing(said) });
  if (heard !== undefined) steps.push({ pair: [null, heard], from: [i, j - 1], cost: distance.missing(heard) });
  return steps;
}
