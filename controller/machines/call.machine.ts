import { assign, fromPromise, setup } from 'xstate';
import type { ButtonId } from '../../config/index.js';
import type { LampState, LiftMode, PressOutcome } from '../../firmware-bridge/index.js';
import type { CallOutcome } from '../domain/answer.js';
import type { CallDelays } from '../domain/delays.js';
import { isNormal, refusalOf, type CallConditions, type CallRefusal } from '../domain/safety-rules.js';
import { placeholder } from './placeholder.js';

export interface CallInput {
  readonly button: ButtonId;
  /** Correlation id. */
  readonly utterance: number;
  /** As they are at the instant of the request. */
  readonly conditions: CallConditions;
  readonly delays: CallDelays;
}

export type CallContext = CallInput & {
  readonly refusal: CallRefusal | null;
  /** The link was lost before the lamp could say what became of the press. */
  readonly isOutOfSight: boolean;
};

export type CallEvent =
  | { readonly type: 'lamp.changed'; readonly lamp: LampState }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  | { readonly type: 'link.lost' }
  | { readonly type: 'shutdown' };

export interface PressRequest {
  readonly button: ButtonId;
  readonly utterance: number;
  readonly deadlineMs: number;
}

const effects: {
  /** Tells the dialogue what became of the call; the first report of a call is its answer. */
  readonly reportSettled: (_: unknown, outcome: CallOutcome) => void;
} = { reportSettled: placeholder('reportSettled') };

const modeOf = ({ event }: { event: { readonly mode: LiftMode } }): LiftMode => event.mode;

/**
 * While the lift may have taken the press. One that is known to have left its normal service clears its calls; one whose mode
 * cannot be told for a moment may keep this one, and a second press would cancel it: so it is remembered.
 */
const leavesNormal = [
  { guard: { type: 'isKnownNotNormal', params: modeOf }, target: 'cancelled' },
  { guard: { type: 'isNotNormal', params: modeOf }, target: 'unconfirmed' },
] as const;

/**
 * One call by voice. It is registered only when the lift's own lamp says so, and its contact is closed at most once:
 * `pressing` is entered only from the start, never again, because a second press cancels the call on many lifts.
 */
export const callMachine = setup({
  types: { context: {} as CallContext, events: {} as CallEvent, input: {} as CallInput },
  actors: { press: fromPromise<PressOutcome, PressRequest>(placeholder('press')) },
  actions: {
    ...effects,
    loseSight: assign({ isOutOfSight: true }),
    noteRefusal: assign({ refusal: ({ context }) => refusalOf(context.conditions) }),
    notePressRefusal: assign({ refusal: (_, refusal: CallRefusal) => refusal }),
  },
  guards: {
    isAlreadyLit: ({ context }) => refusalOf(context.conditions) === 'alreadyLit',
    isRefused: ({ context }) => refusalOf(context.conditions) !== null,
    isLit: (_, lamp: LampState) => lamp === 'lit',
    isDark: (_, lamp: LampState) => lamp === 'dark',
    isNotNormal: (_, mode: LiftMode) => !isNormal(mode),
    isKnownNotNormal: (_, mode: LiftMode) => !isNormal(mode) && mode !== 'unknown',
    wasPressed: (_, press: PressOutcome) => press.kind === 'done',
    wasLitBefore: (_, press: PressOutcome) => press.kind === 'refused' && press.reason === 'alreadyLit',
    wasRefused: (_, press: PressOutcome) => press.kind === 'refused',
    wasLinkLost: (_, press: PressOutcome) => press.kind === 'unknown' && press.reason === 'linkLost',
  },
  delays: {
    pressLimit: ({ context }) => context.delays.pressLimitMs,
    lampWait: ({ context }) => context.delays.lampMs,
    unconfirmedMemory: ({ context }) => context.delays.unconfirmedMemoryMs,
  },
}).createMachine({
  id: 'call',
  context: ({ input }) => ({ ...input, refusal: null, isOutOfSight: false }),
  initial: 'requested',
  states: {
    requested: {
      always: [
        { guard: 'isAlreadyLit', target: 'alreadyRegistered' },
        { guard: 'isRefused', target: 'refused', actions: 'noteRefusal' },
        { target: 'pressing' },
      ],
    },
    pressing: {
      invoke: {
        id: 'press',
        src: 'press',
        input: ({ context }) => ({
          button: context.button,
          utterance: context.utterance,
          deadlineMs: context.delays.pressDeadlineMs,
        }),
        onDone: [
          { guard: { type: 'wasPressed', params: ({ event }) => event.output }, target: 'awaitingLamp' },
          { guard: { type: 'wasLitBefore', params: ({ event }) => event.output }, target: 'verifyingLit' },
          {
            guard: { type: 'wasRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: {
              type: 'notePressRefusal',
              params: ({ event }) => (event.output.kind === 'refused' ? event.output.reason : 'linkDown'),
            },
          },
          {
            guard: { type: 'wasLinkLost', params: ({ event }) => event.output },
            target: 'unconfirmed',
            actions: 'loseSight',
          },
          // Not acknowledged: it may have been executed. Only the lamp can tell; asking the board again could press twice.
          { target: 'awaitingLamp' },
        ],
        onError: { target: 'awaitingLamp' },
      },
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: ({ event }) => event.lamp }, target: 'registered' },
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { pressLimit: { target: 'unconfirmed' } },
    },
    awaitingLamp: {
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: ({ event }) => event.lamp }, target: 'registered' },
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { lampWait: { target: 'unconfirmed' } },
    },
    /** The board saw the lamp lit at the instant of the press: one raw sample, and a spark is one, too. The filtered lamp decides. */
    verifyingLit: {
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: ({ event }) => event.lamp }, target: 'alreadyRegistered' },
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { lampWait: { target: 'unconfirmed' } },
    },
    registered: {
      entry: { type: 'reportSettled', params: { kind: 'registered' } },
      on: {
        'lamp.changed': { guard: { type: 'isDark', params: ({ event }) => event.lamp }, target: 'served' },
        'mode.changed': { guard: { type: 'isNotNormal', params: ({ event }) => event.mode }, target: 'cancelled' },
        'link.lost': { target: 'outOfSight' },
        shutdown: { target: 'cancelled' },
      },
    },
    alreadyRegistered: {
      entry: { type: 'reportSettled', params: { kind: 'alreadyRegistered' } },
      on: {
        'lamp.changed': { guard: { type: 'isDark', params: ({ event }) => event.lamp }, target: 'served' },
        'mode.changed': { guard: { type: 'isNotNormal', params: ({ event }) => event.mode }, target: 'cancelled' },
        'link.lost': { target: 'outOfSight' },
        shutdown: { target: 'cancelled' },
      },
    },
    /**
     * The lift has not said so. A late lamp (a slow lift, or the passenger's own hand) still makes it registered; until it is
     * forgotten it stands in the way of another press of the same button. A link that is down takes nothing of that away.
     */
    unconfirmed: {
      entry: {
        type: 'reportSettled',
        params: ({ context }) => ({ kind: context.isOutOfSight ? 'outOfSight' : 'unconfirmed' }),
      },
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: ({ event }) => event.lamp }, target: 'registered' },
        'mode.changed': { guard: { type: 'isKnownNotNormal', params: modeOf }, target: 'cancelled' },
        'link.lost': { target: 'unconfirmed' },
        shutdown: { target: 'cancelled' },
      },
      after: { unconfirmedMemory: { target: 'cancelled' } },
    },
    refused: {
      type: 'final',
      entry: {
        type: 'reportSettled',
        params: ({ context }) => ({ kind: 'refused', reason: context.refusal ?? 'linkDown' }),
      },
    },
    served: { type: 'final' },
    /** Registered, and answered as such; whether it was served will not be seen. */
    outOfSight: { type: 'final' },
    cancelled: { type: 'final', entry: { type: 'reportSettled', params: { kind: 'cancelled' } } },
  },
});
