import { topState } from '../machine-walk.js';
import type { StationFacts } from '../../../controller/machines/station.types.js';
import { allIsWell, type ComposedMachines } from './compose-machines.js';
import { keyOfState } from './explore.js';
import type { Stimulus, Together } from './together.types.js';

/** Timers that may run on while nothing is wrong. */
const harmless: ReadonlySet<string> = new Set(['patience']);

/** A call that is registered waits for its lamp to go out as long as the lift takes. */
const longest = 50;

/**
 * Whether a station takes requests again when all is well: the link is up, the mode normal, every lamp out, sound and recognisers
 * there, and every timer has run out. Nobody starts it anew.
 */
export function waysBack(machines: ComposedMachines, facts: StationFacts): (state: Together) => boolean {
  const mended = allIsWell(machines.site.buttons, facts);
  const take = (state: Together, stimulus: Stimulus): Together => machines.take(state, stimulus).state;
  const comesBack = (state: Together): boolean => {
    let now = mended.reduce(take, state);
    for (let count = 0; count < longest && !isAtRest(now); count += 1) {
      const timer = nextTimer(now);
      if (timer === null) return false;
      now = take(now, timer);
    }
    return isAtRest(now);
  };
  const known = new Map<string, boolean>();
  return (state) => {
    if (state.isStopped) return true;
    // The past, which tells most states apart, is no hindrance.
    const key = keyOfState(state);
    const result = known.get(key) ?? comesBack(state);
    known.set(key, result);
    return result;
  };
}

function isAtRest({ station, dialogue, door, calls }: Together): boolean {
  return (
    station.snapshot.value === 'ready' &&
    // Somebody who began to speak and was never decided about is no hindrance: who speaks next is heard.
    ['listening', 'hearing'].includes(topState(dialogue.snapshot)) &&
    door.snapshot.value === 'atRest' &&
    Object.values(calls).every((call) => call === null)
  );
}

function nextTimer({ station, dialogue, door, calls }: Together): Stimulus | null {
  const actors = [
    ['station', station],
    ['dialogue', dialogue],
    ['door', door],
  ] as const;
  for (const [of, { timers }] of actors) {
    for (const id of timers.keys()) if (!harmless.has(id)) return { type: 'timer', of, id };
  }
  for (const [button, call] of Object.entries(calls)) {
    for (const id of call?.state.timers.keys() ?? []) return { type: 'timer', of: { call: button }, id };
  }
  return null;
}
