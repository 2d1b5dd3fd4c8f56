import { getAdjacencyMap } from 'xstate/graph';
import { stimuliIn, type BoundedWorld } from './bounded-world.js';
import type { ComposedMachines } from './compose-machines.js';
import { keyOf } from './explore.js';
import { nothingYet, remember, type Reached } from './history.js';
import type { Stimulus } from './together.types.js';
import { nothingKnown } from './worlds.js';

/**
 * How many states `xstate/graph` finds, by its own walk over the same machines. It keeps every step and its queue is slow to take from,
 * so that it serves for worlds of some hundred states only.
 */
export function adjacencyOf(machines: ComposedMachines, world: BoundedWorld): number {
  const logic = {
    getInitialSnapshot: (): Reached => ({ state: machines.beginReady(nothingKnown), history: nothingYet }),
    transition: (before: Reached, stimulus: Stimulus): Reached => {
      const { state, deeds } = machines.take(before.state, stimulus);
      return { state, history: remember(before, stimulus, deeds, state) };
    },
  };
  const map = getAdjacencyMap(logic as never, {
    events: ((reached: Reached) => [...stimuliIn(reached, world)]) as never,
    serializeState: ((reached: Reached) => keyOf(reached, world.decisions)) as never,
    limit: 1_000_000,
  });
  return Object.keys(map).length;
}
