import { ComposedMachines } from './compose-machines.js';
import { describePath, explore, type Explored } from './explore.js';
import { mustNever, staysBroken } from './must-never.js';
import type { Machines } from './together.types.js';
import { waysBack } from './way-back.js';
import { nothingKnown, type NamedWorld } from './worlds.js';

export interface Judged extends Explored {
  /** Of each rule that was broken, the shortest way there, for people. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Holds every step that these machines can make in a world against the rules. `until`: no further than to the first break of it. */
export function judge(machines: Machines, { site, world }: NamedWorld, until?: string): Judged {
  const composed = new ComposedMachines(machines, site);
  const broken = new Map<string, string>();
  const comesBack = waysBack(composed, nothingKnown);
  const explored = explore(composed, composed.beginReady(nothingKnown), world, {
    atStep: (step, path) => {
      for (const { name, isBroken } of mustNever)
        if (!broken.has(name) && isBroken(step, site)) broken.set(name, describePath(path));
    },
    atState: (state, path) => {
      if (!broken.has(staysBroken) && !comesBack(state)) broken.set(staysBroken, describePath(path));
    },
    isEnough: () => until !== undefined && broken.has(until),
  });
  return { ...explored, broken };
}
