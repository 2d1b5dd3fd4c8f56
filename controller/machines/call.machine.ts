import type { LampState, LiftMode } from '../../firmware-bridge/index.js';
import { callParts } from './call-parts.js';
import { awaitingDark, takingBack } from './call-taking-back.js';

const modeOf = ({ event }: { event: { readonly mode: LiftMode } }): LiftMode => event.mode;

/**
 * While the lift may have taken the press. One that is known to have left its normal service clears its calls; one whose mode
 * cannot be told for a moment may keep this one, and a second press would cancel it: so it is remembered.
 */
const leavesNormal = [
  { guard: { type: 'isKnownNotNormal', params: modeOf }, target: 'cancelled' },
  { guard: { type: 'isNotNormal', params: modeOf }, target: 'unconfirmed' },
] as const;

const lampOf = ({ event }: { event: { readonly lamp: LampState } }): LampState => event.lamp;

/** How the call of a lamp that is lit ends, whoever has called. One that cannot be read for a moment may then be lit for another. */
const endsRegistered = {
  'lamp.changed': [
    { guard: { type: 'isDark', params: lampOf }, target: 'served' },
    { guard: { type: 'isUnreadable', params: lampOf }, actions: 'doubtAcknowledged' },
  ],
  'mode.changed': { guard: { type: 'isNotNormal', params: modeOf }, target: 'cancelled' },
  'link.lost': { target: 'outOfSight' },
  shutdown: { target: 'cancelled' },
} as const;

/**
 * One call by voice. It is registered only when the lift's own lamp says so, and its contact is closed at most once:
 * `pressing` is entered only from the start, never again, because a second press cancels the call on many lifts. Where the site has
 * calls taken back by just that, `takingBack` is the one second press: of a call that is proved to be this one, and never a third.
 */
export const callMachine = callParts.createMachine({
  id: 'call',
  context: ({ input }) => ({
    ...input,
    refusal: null,
    isOutOfSight: false,
    isAcknowledged: false,
    takenBackBy: null,
  }),
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
          {
            guard: { type: 'wasPressed', params: ({ event }) => event.output },
            target: 'awaitingLamp',
            actions: 'noteAcknowledged',
          },
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
        'lamp.changed': { guard: { type: 'isLit', params: lampOf }, target: 'registered' },
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { pressLimit: { target: 'unconfirmed' } },
    },
    awaitingLamp: {
      on: {
        'lamp.changed': [
          { guard: { type: 'isLit', params: lampOf }, target: 'registered' },
          { guard: { type: 'isUnreadable', params: lampOf }, actions: 'doubtAcknowledged' },
        ],
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { lampWait: { target: 'unconfirmed' } },
    },
    /** The board saw the lamp lit at the instant of the press: one raw sample, and a spark is one, too. The filtered lamp decides. */
    verifyingLit: {
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: lampOf }, target: 'alreadyRegistered' },
        'mode.changed': leavesNormal,
        'link.lost': { target: 'unconfirmed', actions: 'loseSight' },
        shutdown: { target: 'cancelled' },
      },
      after: { lampWait: { target: 'unconfirmed' } },
    },
    registered: {
      entry: { type: 'reportSettled', params: { kind: 'registered' } },
      on: {
        ...endsRegistered,
        'call.takeBack': {
          guard: { type: 'mayBeTakenBack', params: ({ event }) => event },
          target: 'takingBack',
          actions: { type: 'noteTakeBack', params: ({ event }) => event },
        },
      },
    },
    takingBack,
    awaitingDark,
    /** It was tried, and there is no second time. */
    stillRegistered: { on: endsRegistered },
    alreadyRegistered: {
      entry: { type: 'reportSettled', params: { kind: 'alreadyRegistered' } },
      on: endsRegistered,
    },
    /**
     * The lift has not said so. A late lamp (a slow lift, or the passenger's own hand) still makes it registered; until it is
     * forgotten it stands in the way of another press of the same button. A link that is down takes nothing of that away.
     */
    unconfirmed: {
      entry: [
        {
          type: 'reportSettled',
          params: ({ context }) => ({ kind: context.isOutOfSight ? 'outOfSight' : 'unconfirmed' }),
        },
        'doubtAcknowledged',
      ],
      on: {
        'lamp.changed': { guard: { type: 'isLit', params: lampOf }, target: 'registered' },
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
    takenBack: { type: 'final' },
    /** Registered, and answered as such; whether it was served will not be seen. */
    outOfSight: { type: 'final' },
    cancelled: { type: 'final', entry: { type: 'reportSettled', params: { kind: 'cancelled' } } },
  },
});
