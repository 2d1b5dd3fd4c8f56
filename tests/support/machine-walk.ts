import type { AnyStateMachine, EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';

export interface Step<Machine extends AnyStateMachine> {
  readonly state: SnapshotFrom<Machine>;
  readonly event: EventFromLogic<Machine>;
  readonly nextState: SnapshotFrom<Machine>;
}

/** An event that XState raises itself: a delay that ran out, an actor that settled. */
export function internalEvent<Machine extends AnyStateMachine>(
  _machine: Machine,
  type: string,
  fields: object = {},
): EventFromLogic<Machine> {
  return { type, ...fields } as unknown as EventFromLogic<Machine>;
}

/** Every step that any order of these events can make; states are the same when their value and context are. */
export function walk<Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
  events: readonly EventFromLogic<Machine>[],
): readonly Step<Machine>[] {
  const map = getAdjacencyMap(machine as AnyStateMachine, {
    input,
    events: [...events],
    limit: 100_000,
    // A machine that is done takes no events; the pure function would not know.
    stopWhen: (snapshot) => snapshot.status !== 'active',
    serializeState: (snapshot) => JSON.stringify([snapshot.value, snapshot.context]),
  });
  return adjacencyMapToArray(map) as unknown as readonly Step<Machine>[];
}

export function topState(snapshot: { readonly value: unknown }): string {
  return typeof snapshot.value === 'string' ? snapshot.value : Object.keys(snapshot.value as object).join();
}
