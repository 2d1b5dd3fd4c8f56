import { fromPromise } from 'xstate';
import type { HoldOutcome, PressOutcome } from '../../firmware-bridge/index.js';
import type { CallOutcome } from '../domain/answer.js';
import { callMachine } from '../machines/call.machine.js';
import type { PressRequest, TakeBackReport } from '../machines/call.types.js';
import { dialogueMachine } from '../machines/dialogue.machine.js';
import type { AnswerRequest, CallRequest, DoorRequest } from '../machines/dialogue.types.js';
import { doorMachine, type DoorPressRequest, type DoorReport, type HoldRequest } from '../machines/door.machine.js';
import { gateMachine } from '../machines/gate.machine.js';
import { stationMachine } from '../machines/station.machine.js';
import type { EffectQueue } from './effect-queue.js';

export interface StationEffects {
  openGate(): void;
  closeGate(): void;
  releaseContacts(): void;
}

export interface DialogueEffects {
  requestCalls(request: CallRequest): void;
  requestTakeBack(request: CallRequest): void;
  requestDoor(request: DoorRequest): void;
  answer(request: AnswerRequest): void;
}

export interface CallEffects {
  /** `withdrawn` is aborted when the call no longer waits for it: a press whose turn has not come is not wanted any more. */
  press(request: PressRequest, withdrawn: AbortSignal): Promise<PressOutcome>;
  /** The same of the second press that takes the call back. */
  takeBack(request: PressRequest, withdrawn: AbortSignal): Promise<PressOutcome>;
  reportSettled(outcome: CallOutcome): void;
  reportTakeBack(report: TakeBackReport): void;
}

export interface DoorEffects {
  /** `released` is aborted when the door is to be let go of. */
  hold(request: HoldRequest, released: AbortSignal): Promise<HoldOutcome>;
  pressClose(request: DoorPressRequest): Promise<PressOutcome>;
  reportDoor(report: DoorReport): void;
  tellHeld(isHeld: boolean): void;
}

export interface GateEffects {
  /** Tells the passenger that requests are taken from now on. */
  announce(): void;
}

/** The machines with their effects put in. */
export function provideStation(effects: StationEffects, queue: EffectQueue) {
  const later = (name: keyof StationEffects) => () => {
    queue.run(name, () => {
      effects[name]();
    });
  };
  return stationMachine.provide({
    actions: {
      openGate: later('openGate'),
      closeGate: later('closeGate'),
      releaseContacts: later('releaseContacts'),
    },
  });
}

export function provideDialogue(effects: DialogueEffects, queue: EffectQueue) {
  return dialogueMachine.provide({
    actions: {
      requestCalls: (_, request: CallRequest) => {
        queue.run('requestCalls', () => {
          effects.requestCalls(request);
        });
      },
      requestTakeBack: (_, request: CallRequest) => {
        queue.run('requestTakeBack', () => {
          effects.requestTakeBack(request);
        });
      },
      requestDoor: (_, request: DoorRequest) => {
        queue.run('requestDoor', () => {
          effects.requestDoor(request);
        });
      },
      answer: (_, request: AnswerRequest) => {
        queue.run('answer', () => {
          effects.answer(request);
        });
      },
    },
  });
}

export function provideCall(effects: CallEffects, queue: EffectQueue) {
  return callMachine.provide({
    actors: {
      press: fromPromise<PressOutcome, PressRequest>(({ input, signal }) => effects.press(input, signal)),
      takeBack: fromPromise<PressOutcome, PressRequest>(({ input, signal }) => effects.takeBack(input, signal)),
    },
    actions: {
      reportSettled: (_, outcome: CallOutcome) => {
        queue.run('reportSettled', () => {
          effects.reportSettled(outcome);
        });
      },
      reportTakeBack: (_, report: TakeBackReport) => {
        queue.run('reportTakeBack', () => {
          effects.reportTakeBack(report);
        });
      },
    },
  });
}

export function provideDoor(effects: DoorEffects, queue: EffectQueue) {
  return doorMachine.provide({
    actors: {
      hold: fromPromise<HoldOutcome, HoldRequest>(({ input, signal }) => effects.hold(input, signal)),
      pressClose: fromPromise<PressOutcome, DoorPressRequest>(({ input }) => effects.pressClose(input)),
    },
    actions: {
      reportDoor: (_, report: DoorReport) => {
        queue.run('reportDoor', () => {
          effects.reportDoor(report);
        });
      },
      tellHeld: (_, isHeld: boolean) => {
        queue.run('tellHeld', () => {
          effects.tellHeld(isHeld);
        });
      },
    },
  });
}

export function provideGate(effects: GateEffects, queue: EffectQueue) {
  return gateMachine.provide({
    actions: {
      announce: () => {
        queue.run('announce', () => {
          effects.announce();
        });
      },
    },
  });
}
