import type { ButtonId } from '../../../config/index.js';
import type { CallEvent, CallInput } from '../../../controller/machines/call.types.js';
import type { DialogueEvent } from '../../../controller/machines/dialogue.types.js';
import type { DoorEvent } from '../../../controller/machines/door.machine.js';
import type { StationEvent } from '../../../controller/machines/station.types.js';
import type { Memos } from './compose-machines.js';
import type { Effect, Move, TimerChange } from './machine-memo.js';
import type { ActorTimer, CallHere, LiftAsRead, Machines, TimerOwner, Together } from './together.types.js';

/** Something that a machine wants done, and whose call it is where it is a call's. */
export interface Want extends Effect {
  readonly of: TimerOwner;
  readonly utterance: number;
}

interface AnyMove {
  readonly effects: readonly Effect[];
  readonly timers: readonly TimerChange[];
}

/** The machines of a station in the middle of a turn: each is told, and what it wants done is written down. */
export class Actors {
  readonly wants: Want[] = [];
  readonly timers: ActorTimer[] = [];
  readonly #memos: Memos;
  #now: Together;

  constructor(memos: Memos, state: Together) {
    this.#memos = memos;
    this.#now = state;
  }

  get now(): Together {
    return this.#now;
  }

  read(lift: Partial<LiftAsRead>): void {
    this.#change({ lift: { ...this.#now.lift, ...lift } });
  }

  tellStation(event: StationEvent): void {
    const move = this.#memos.station.send(this.#now.station, event);
    this.#change({ station: move.state });
    this.follow('station', move);
  }

  tellDialogue(event: DialogueEvent): void {
    const move = this.#memos.dialogue.send(this.#now.dialogue, event);
    this.#change({ dialogue: move.state });
    this.follow('dialogue', move);
  }

  tellDoor(event: DoorEvent): void {
    const move = this.#memos.door.send(this.#now.door, event);
    this.#change({ door: move.state });
    this.follow('door', move, move.state.snapshot.context.utterance);
  }

  tellCall(button: ButtonId, event: CallEvent): void {
    const call = this.callOf(button);
    if (call !== null) this.#moveCall(button, call.utterance, this.#memos.call.send(call.state, event));
  }

  tellCalls(event: CallEvent): void {
    for (const button of Object.keys(this.#now.calls)) this.tellCall(button, event);
  }

  callOf(button: ButtonId): CallHere | null {
    return this.#now.calls[button] ?? null;
  }

  beginCall(input: CallInput): void {
    this.#moveCall(input.button, input.utterance, this.#memos.call.begin(input));
  }

  fire(of: TimerOwner, id: string): void {
    const { station, dialogue, door, call } = this.#memos;
    const { now } = this;
    if (of === 'station') this.#follow(of, station.fire(now.station, id));
    else if (of === 'dialogue') this.#follow(of, dialogue.fire(now.dialogue, id));
    else if (of === 'door') this.#follow(of, door.fire(now.door, id));
    else {
      const here = this.callOf(of.call);
      if (here !== null) this.#moveCall(of.call, here.utterance, call.fire(here.state, id));
    }
  }

  /** Nothing that is wanted by now is done any more. */
  stop(): void {
    this.wants.length = 0;
    const calls = Object.fromEntries(Object.keys(this.#now.calls).map((button) => [button, null]));
    this.#change({ calls, isStopped: true });
  }

  follow(of: TimerOwner, { effects, timers }: AnyMove, utterance = 0): void {
    for (const change of timers) this.timers.push({ of, ...change });
    for (const effect of effects) this.wants.push({ of, utterance, ...effect });
  }

  #follow(of: 'station' | 'dialogue' | 'door', move: AnyMove & { readonly state: unknown }): void {
    this.#change({ [of]: move.state });
    this.follow(of, move);
  }

  #moveCall(button: ButtonId, utterance: number, move: Move<Machines['call']>): void {
    const isOver = move.state.snapshot.status !== 'active';
    const call: CallHere | null = isOver ? null : { utterance, state: move.state };
    this.#change({ calls: { ...this.#now.calls, [button]: call } });
    this.follow({ call: button }, move, utterance);
  }

  #change(changes: Partial<Together>): void {
    this.#now = { ...this.#now, ...changes };
  }
}
