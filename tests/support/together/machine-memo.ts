import {
  initialTransition,
  transition,
  type AnyStateMachine,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';

/** A snapshot of a machine and the timers that run in it; the same object for the same value, context and timers. */
export interface MachineState<Machine extends AnyStateMachine> {
  readonly index: number;
  readonly snapshot: SnapshotFrom<Machine>;
  /** Of each that runs, by its id: the event that it raises. */
  readonly timers: ReadonlyMap<string, EventObject>;
}

/** What a machine wants done: one of its named effects, or an actor of its own to be started. */
export interface Effect {
  readonly type: string;
  readonly params: unknown;
}

/** `delayMs` null: it is stopped. */
export interface TimerChange {
  readonly id: string;
  readonly delayMs: number | null;
}

export interface Move<Machine extends AnyStateMachine> {
  readonly state: MachineState<Machine>;
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerChange[];
}

interface MachineAction {
  readonly type: string;
  readonly params?: unknown;
}

interface RaiseLater {
  readonly id: string;
  readonly delay: number;
  readonly event: EventObject;
}

/**
 * One machine as a pure function, each of whose moves is computed once: XState takes a third of a millisecond for one, and machines
 * that are explored together make the same few thousand moves millions of times.
 */
export class MachineMemo<Machine extends AnyStateMachine> {
  readonly #machine: Machine;
  readonly #states = new Map<string, MachineState<Machine>>();
  readonly #beginnings = new Map<string, Move<Machine>>();
  readonly #moves: Map<string, Move<Machine>>[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** How many states of this machine were met. */
  get size(): number {
    return this.#states.size;
  }

  begin(input: InputFrom<Machine>): Move<Machine> {
    return remembered(this.#beginnings, JSON.stringify(input), () => {
      const [snapshot, actions] = initialTransition(this.#machine, input as never);
      return this.#moveTo(snapshot, new Map(), actions);
    });
  }

  send(state: MachineState<Machine>, event: EventFromLogic<Machine>): Move<Machine> {
    return remembered(this.#moves[state.index]!, keyOf(event), () => this.#compute(state, event));
  }

  /** As `send` of what a timer raises that has run out. */
  fire(state: MachineState<Machine>, timer: string): Move<Machine> {
    return remembered(this.#moves[state.index]!, `timer ${timer}`, () => {
      const event = state.timers.get(timer);
      if (event === undefined) throw new Error(`no timer ${timer} runs in this state`);
      const timers = new Map([...state.timers].filter(([id]) => id !== timer));
      return this.#compute({ ...state, timers }, event as EventFromLogic<Machine>);
    });
  }

  #compute(state: MachineState<Machine>, event: EventFromLogic<Machine>): Move<Machine> {
    // A machine that is done takes no events; the pure function would not know.
    if (plain(state.snapshot).status !== 'active') return { state, effects: [], timers: [] };
    const [snapshot, actions] = transition(this.#machine, state.snapshot, event);
    return this.#moveTo(snapshot, state.timers, actions);
  }

  #moveTo(
    snapshot: MachineState<Machine>['snapshot'],
    before: ReadonlyMap<string, EventObject>,
    actions: readonly MachineAction[],
  ): Move<Machine> {
    const running = new Map(before);
    const timers: TimerChange[] = [];
    const effects: Effect[] = [];
    for (const { type, params } of actions) {
      if (type === 'xstate.raise') {
        const { id, delay, event } = params as RaiseLater;
        running.set(id, event);
        timers.push({ id, delayMs: delay });
      } else if (type === 'xstate.cancel') {
        const { sendId: id } = params as { readonly sendId: string };
        running.delete(id);
        timers.push({ id, delayMs: null });
      } else effects.push({ type, params });
    }
    const isActive = plain(snapshot).status === 'active';
    return { state: this.#intern(snapshot, isActive ? running : new Map()), effects, timers };
  }

  #intern(snapshot: MachineState<Machine>['snapshot'], timers: MachineState<Machine>['timers']): MachineState<Machine> {
    const { value, context } = plain(snapshot);
    const key = JSON.stringify([value, context, [...timers.keys()].sort()]);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = { index: this.#states.size, snapshot, timers };
    this.#states.set(key, state);
    this.#moves.push(new Map());
    return state;
  }
}

/** What the snapshots of all machines have in common. */
function plain(snapshot: unknown): { readonly status: string; readonly value: unknown; readonly context: unknown } {
  return snapshot as ReturnType<typeof plain>;
}

function remembered<Value>(known: Map<string, Value>, key: string, compute: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = compute();
  known.set(key, value);
  return value;
}

/** Of objects that come again and again, such as decisions and outcomes. */
const texts = new WeakMap<object, string>();

/** What tells events apart: their fields in order. Writing out whole events would take longer than all else. */
function keyOf(event: EventObject): string {
  let key = '';
  for (const name in event) {
    const value: unknown = event[name as keyof EventObject];
    key += typeof value === 'object' && value !== null ? textOf(value) : String(value);
    key += '|';
  }
  return key;
}

function textOf(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}
