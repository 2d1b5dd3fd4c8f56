import { assign, fromPromise, setup } from 'xstate';
import type { LampState, LiftMode, PressOutcome } from '../../firmware-bridge/index.js';
import type { CallOutcome } from '../domain/answer.js';
import { isNormal, refusalOf, type CallRefusal } from '../domain/safety-rules.js';
import { takeBackRefusalOf } from '../domain/taking-back.js';
import type { CallContext, CallEvent, CallInput, PressRequest, TakeBackEvent, TakeBackReport } from './call.types.js';
import { placeholder } from './placeholder.js';

const effects: {
  /** Tells the dialogue what became of the call; the first report of a call is its answer. */
  readonly reportSettled: (_: unknown, outcome: CallOutcome) => void;
  /** Tells the dialogue what became of the wish to take it back; once. */
  readonly reportTakeBack: (_: unknown, report: TakeBackReport) => void;
} = { reportSettled: placeholder('reportSettled'), reportTakeBack: placeholder('reportTakeBack') };

/** What the machine of a call is made of: the steps that its states name. */
export const callParts = setup({
  types: { context: {} as CallContext, events: {} as CallEvent, input: {} as CallInput },
  actors: {
    press: fromPromise<PressOutcome, PressRequest>(placeholder('press')),
    takeBack: fromPromise<PressOutcome, PressRequest>(placeholder('takeBack')),
  },
  actions: {
    ...effects,
    loseSight: assign({ isOutOfSight: true }),
    noteAcknowledged: assign({ isAcknowledged: true }),
    doubtAcknowledged: assign({ isAcknowledged: false }),
    noteTakeBack: assign({ takenBackBy: (_, { utterance }: TakeBackEvent) => utterance }),
    noteRefusal: assign({ refusal: ({ context }) => refusalOf(context.conditions) }),
    notePressRefusal: assign({ refusal: (_, refusal: CallRefusal) => refusal }),
  },
  guards: {
    isAlreadyLit: ({ context }) => refusalOf(context.conditions) === 'alreadyLit',
    isRefused: ({ context }) => refusalOf(context.conditions) !== null,
    mayBeTakenBack: ({ context }, { conditions }: TakeBackEvent) =>
      context.isAcknowledged && takeBackRefusalOf(conditions) === null,
    isLit: (_, lamp: LampState) => lamp === 'lit',
    isDark: (_, lamp: LampState) => lamp === 'dark',
    isUnreadable: (_, lamp: LampState) => lamp === 'unknown',
    isNotNormal: (_, mode: LiftMode) => !isNormal(mode),
    isKnownNotNormal: (_, mode: LiftMode) => !isNormal(mode) && mode !== 'unknown',
    wasPressed: (_, press: PressOutcome) => press.kind === 'done',
    wasLitBefore: (_, press: PressOutcome) => press.kind === 'refused' && press.reason === 'alreadyLit',
    wasRefused: (_, press: PressOutcome) => press.kind === 'refused',
    wasNotLit: (_, press: PressOutcome) => press.kind === 'refused' && press.reason === 'notLit',
    wasLinkLost: (_, press: PressOutcome) => press.kind === 'unknown' && press.reason === 'linkLost',
  },
  delays: {
    pressLimit: ({ context }) => context.delays.pressLimitMs,
    lampWait: ({ context }) => context.delays.lampMs,
    unconfirmedMemory: ({ context }) => context.delays.unconfirmedMemoryMs,
  },
});
