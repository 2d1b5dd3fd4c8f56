import type { ButtonId } from '../../../config/index.js';
import type { StationEvent } from '../../../controller/machines/station.types.js';
import type { HoldOutcome, LampState, LiftMode, PressOutcome } from '../../../firmware-bridge/index.js';
import type { Decision } from '../../../speech/index.js';
import type { Reached } from './history.js';
import { topState } from '../machine-walk.js';
import type { Stimulus } from './together.types.js';

/** What can happen, so much of it that all of it can be gone through. */
export interface BoundedWorld {
  /** How many utterances are made in all, one after another or into one another. */
  readonly utterances: number;
  readonly decisions: readonly Decision[];
  /** Buttons whose lamps change, and how. */
  readonly lamps: Readonly<Record<ButtonId, readonly LampState[]>>;
  readonly modes: readonly LiftMode[];
  readonly canLoseLink: boolean;
  /** What sound and recognisers may say at any time. */
  readonly ears: readonly StationEvent[];
  readonly pressOutcomes: readonly PressOutcome[];
  /** Of the second press that takes a call back. */
  readonly takeBackOutcomes: readonly PressOutcome[];
  readonly holdOutcomes: readonly HoldOutcome[];
}

const decisionMs = 250;

/** All that can happen next; what could change nothing is left out only where it cannot happen, such as a lamp without a link. */
export function* stimuliIn({ state, history }: Reached, world: BoundedWorld): Generator<Stimulus> {
  if (state.isStopped) return;
  yield { type: 'shutdown' };
  yield* liftStimuli(state.lift, world);
  for (const event of world.ears) yield { type: 'ears', event };
  if (history.spoken.length < world.utterances) yield { type: 'begun', utterance: history.spoken.length + 1 };
  for (const [index, { decision }] of history.spoken.entries()) {
    if (decision !== null) continue;
    for (const heard of world.decisions) yield { type: 'decided', utterance: index + 1, decision: heard, decisionMs };
  }
  yield* outcomes(state, world);
  if (['refusing', 'confirming'].includes(topState(state.dialogue.snapshot))) yield { type: 'prompt.ended' };
  yield* timers(state);
}

function* liftStimuli({ isLinkUp, mode, lamps }: Reached['state']['lift'], world: BoundedWorld): Generator<Stimulus> {
  if (!isLinkUp) {
    yield { type: 'link.up' };
    return;
  }
  if (world.canLoseLink) yield { type: 'link.lost' };
  for (const next of world.modes) if (next !== mode) yield { type: 'mode', mode: next };
  for (const [button, states] of Object.entries(world.lamps))
    for (const lamp of states) if (lamp !== lamps[button]) yield { type: 'lamp', button, lamp };
}

function* outcomes({ calls, door }: Reached['state'], world: BoundedWorld): Generator<Stimulus> {
  for (const [button, call] of Object.entries(calls)) {
    const state = call?.state.snapshot.value;
    if (state === 'pressing')
      for (const outcome of world.pressOutcomes) yield { type: 'press.settled', button, outcome };
    if (state === 'takingBack')
      for (const outcome of world.takeBackOutcomes) yield { type: 'takeBack.settled', button, outcome };
  }
  const doorState = topState(door.snapshot);
  if (doorState === 'holding') {
    yield { type: 'door.held' };
    for (const outcome of world.holdOutcomes) yield { type: 'hold.settled', outcome };
  }
  if (doorState === 'closing') for (const outcome of world.pressOutcomes) yield { type: 'close.settled', outcome };
}

function* timers({ station, dialogue, door, calls }: Reached['state']): Generator<Stimulus> {
  for (const id of station.timers.keys()) yield { type: 'timer', of: 'station', id };
  for (const id of dialogue.timers.keys()) yield { type: 'timer', of: 'dialogue', id };
  for (const id of door.timers.keys()) yield { type: 'timer', of: 'door', id };
  for (const [button, call] of Object.entries(calls))
    for (const id of call?.state.timers.keys() ?? []) yield { type: 'timer', of: { call: button }, id };
}
