import type { Decision } from '../../../speech/index.js';
import { stimuliIn, type BoundedWorld } from './bounded-world.js';
import type { ComposedMachines } from './compose-machines.js';
import { nothingYet, remember, type Reached, type Step } from './history.js';
import type { Stimulus, Together } from './together.types.js';

export interface Explored {
  readonly states: number;
  readonly steps: number;
}

export interface Looks {
  readonly atStep: (step: Step, path: Path) => void;
  /** Each state once, the first excepted. */
  readonly atState: (state: Together, path: Path) => void;
  /** Asked between states. */
  readonly isEnough: () => boolean;
}

/** The shortest way to a state, its last step first. */
export interface Path {
  readonly stimulus: Stimulus;
  readonly from: Path | null;
}

/** Every step that any order of the world's events can make, those that take the fewest events first. */
export function explore(machines: ComposedMachines, from: Together, world: BoundedWorld, looks: Looks): Explored {
  const first: Reached = { state: from, history: nothingYet };
  const known = new Set([keyOf(first, world.decisions)]);
  let frontier: readonly (readonly [Reached, Path | null])[] = [[first, null]];
  let steps = 0;
  while (frontier.length > 0) {
    const next: (readonly [Reached, Path])[] = [];
    for (const [before, way] of frontier) {
      if (looks.isEnough()) return { states: known.size, steps };
      for (const stimulus of stimuliIn(before, world)) {
        const { state, deeds } = machines.take(before.state, stimulus);
        const after: Reached = { state, history: remember(before, stimulus, deeds, state) };
        const path: Path = { stimulus, from: way };
        looks.atStep({ before, stimulus, deeds, after }, path);
        steps += 1;
        const key = keyOf(after, world.decisions);
        if (known.has(key)) continue;
        known.add(key);
        looks.atState(state, path);
        next.push([after, path]);
      }
    }
    frontier = next;
  }
  return { states: known.size, steps };
}

/** For people: what happened, in order. */
export function describePath(path: Path | null): string {
  const stimuli: string[] = [];
  for (let step = path; step !== null; step = step.from) stimuli.unshift(JSON.stringify(step.stimulus));
  return stimuli.join('\n');
}

/** States are the same when those of all machines, what they read, and what is remembered of the past are. */
export function keyOf({ state, history }: Reached, decisions: readonly Decision[]): string {
  let key = keyOfState(state);
  for (const { decision, questions, answers } of history.spoken)
    key += `,${decision === null ? '' : decisions.indexOf(decision)},${questions},${answers}`;
  return `${key};${history.pressedUnseen.join()};${history.seenLit.join()};${history.acknowledged.join()};${history.own.join()};${history.asked ?? ''}`;
}

/** The same without the past. */
export function keyOfState({ station, dialogue, door, calls, lift, isStopped }: Together): string {
  let key = `${station.index},${dialogue.index},${door.index},${isStopped},${lift.isLinkUp},${lift.mode}`;
  for (const button in lift.lamps) {
    const call = calls[button] ?? null;
    key += `,${lift.lamps[button]},${call === null ? '' : call.state.index}`;
  }
  return key;
}
