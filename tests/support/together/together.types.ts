import type { ButtonId } from '../../../config/index.js';
import type { CallRequest, AnswerRequest } from '../../../controller/machines/dialogue.types.js';
import type { callMachine } from '../../../controller/machines/call.machine.js';
import type { dialogueMachine } from '../../../controller/machines/dialogue.machine.js';
import type { doorMachine } from '../../../controller/machines/door.machine.js';
import type { stationMachine } from '../../../controller/machines/station.machine.js';
import type { StationEvent } from '../../../controller/machines/station.types.js';
import type { HoldOutcome, LampState, LiftMode, PressOutcome } from '../../../firmware-bridge/index.js';
import type { Decision } from '../../../speech/index.js';
import type { MachineState, TimerChange } from './machine-memo.js';

/** The machines of one station; also ones that were broken on purpose. */
export interface Machines {
  readonly station: typeof stationMachine;
  readonly dialogue: typeof dialogueMachine;
  readonly door: typeof doorMachine;
  readonly call: typeof callMachine;
}

/** What the bridge would say if it were asked now. */
export interface LiftAsRead {
  readonly isLinkUp: boolean;
  readonly mode: LiftMode;
  readonly lamps: Readonly<Record<ButtonId, LampState>>;
}

export interface CallHere {
  readonly utterance: number;
  readonly state: MachineState<typeof callMachine>;
}

/** All machines of a station at one instant, and what they read. */
export interface Together {
  readonly station: MachineState<typeof stationMachine>;
  readonly dialogue: MachineState<typeof dialogueMachine>;
  readonly door: MachineState<typeof doorMachine>;
  /** The latest call of each button; null: there is none, or it is over. */
  readonly calls: Readonly<Record<ButtonId, CallHere | null>>;
  readonly lift: LiftAsRead;
  readonly isStopped: boolean;
}

/** Whose timer it is. */
export type TimerOwner = 'station' | 'dialogue' | 'door' | { readonly call: ButtonId };

export interface ActorTimer extends TimerChange {
  readonly of: TimerOwner;
}

/** One thing that the world does, or that takes its time, to the station. */
export type Stimulus =
  | { readonly type: 'lamp'; readonly button: ButtonId; readonly lamp: LampState }
  | { readonly type: 'mode'; readonly mode: LiftMode }
  | { readonly type: 'link.up' | 'link.lost' }
  /** Of sound and of recognisers. */
  | { readonly type: 'ears'; readonly event: StationEvent }
  | { readonly type: 'begun'; readonly utterance: number }
  | { readonly type: 'decided'; readonly utterance: number; readonly decision: Decision; readonly decisionMs: number }
  | { readonly type: 'press.settled'; readonly button: ButtonId; readonly outcome: PressOutcome }
  /** The same of the second press that takes a call back. */
  | { readonly type: 'takeBack.settled'; readonly button: ButtonId; readonly outcome: PressOutcome }
  | { readonly type: 'door.held' }
  | { readonly type: 'hold.settled'; readonly outcome: HoldOutcome }
  | { readonly type: 'close.settled'; readonly outcome: PressOutcome }
  | { readonly type: 'prompt.ended' }
  | { readonly type: 'timer'; readonly of: TimerOwner; readonly id: string }
  | { readonly type: 'shutdown' };

/** What the station did to the world, in order. */
export type Deed =
  | { readonly type: 'requested'; readonly request: CallRequest }
  | { readonly type: 'press'; readonly button: ButtonId; readonly utterance: number }
  | { readonly type: 'takeBack'; readonly button: ButtonId; readonly utterance: number }
  | { readonly type: 'hold' | 'closeDoor'; readonly utterance: number }
  | { readonly type: 'release' }
  | { readonly type: 'answer'; readonly answer: AnswerRequest };

/** What a stimulus led to. */
export interface Taken {
  readonly state: Together;
  readonly deeds: readonly Deed[];
  /** What was set and stopped meanwhile; a call that is over takes its own with it. */
  readonly timers: readonly ActorTimer[];
}
