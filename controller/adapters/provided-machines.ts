import { fromPromise } from 'xstate';
import type { Log } from '../../config/kernel/index.js';
import type { PressOutcome } from '../../firmware-bridge/index.js';
import type { CallOutcome } from '../domain/answer.js';
import { callMachine, type PressRequest } from '../machines/call.machine.js';
import { dialogueMachine } from '../machines/dialogue.machine.js';
import type { AnswerRequest, CallRequest } from '../machines/dialogue.types.js';
import { stationMachine } from '../machines/station.machine.js';

export interface StationEffects {
  openGate(): void;
  closeGate(): void;
  releaseContacts(): void;
}

export interface DialogueEffects {
  requestCalls(request: CallRequest): void;
  answer(request: AnswerRequest): void;
}

export interface CallEffects {
  press(request: PressRequest): Promise<PressOutcome>;
  reportSettled(outcome: CallOutcome): void;
}

/** An action that throws stops its actor for good; a failed effect must cost itself only. */
function safely<Parameter>(log: Log, name: string, effect: (parameter: Parameter) => void) {
  return (_: unknown, parameter: Parameter): void => {
    try {
      effect(parameter);
    } catch (error) {
      log.error({ err: error, effect: name }, 'an effect failed');
    }
  };
}

export function provideStation(effects: StationEffects, log: Log) {
  return stationMachine.provide({
    actions: {
      openGate: safely(log, 'openGate', () => {
        effects.openGate();
      }),
      closeGate: safely(log, 'closeGate', () => {
        effects.closeGate();
      }),
      releaseContacts: safely(log, 'releaseContacts', () => {
        effects.releaseContacts();
      }),
    },
  });
}

export function provideDialogue(effects: DialogueEffects, log: Log) {
  return dialogueMachine.provide({
    actions: {
      requestCalls: safely(log, 'requestCalls', (request: CallRequest) => {
        effects.requestCalls(request);
      }),
      answer: safely(log, 'answer', (request: AnswerRequest) => {
        effects.answer(request);
      }),
    },
  });
}

export function provideCall(effects: CallEffects, log: Log) {
  return callMachine.provide({
    actors: { press: fromPromise<PressOutcome, PressRequest>(({ input }) => effects.press(input)) },
    actions: {
      reportSettled: safely(log, 'reportSettled', (outcome: CallOutcome) => {
        effects.reportSettled(outcome);
      }),
    },
  });
}
