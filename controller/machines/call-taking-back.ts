import type { LampState, LiftMode } from '../../firmware-bridge/index.js';
import type { TakeBackOutcome } from '../domain/answer.js';
import type { TakeBackRefusal } from '../domain/taking-back.js';
import { callParts } from './call-parts.js';
import type { CallContext } from './call.types.js';

const lampOf = ({ event }: { event: { readonly lamp: LampState } }): LampState => event.lamp;
const modeOf = ({ event }: { event: { readonly mode: LiftMode } }): LiftMode => event.mode;

const report = (outcome: TakeBackOutcome) =>
  ({
    type: 'reportTakeBack',
    params: ({ context }: { context: CallContext }) => ({
      utterance: context.takenBackBy ?? context.utterance,
      outcome,
    }),
  }) as const;
const notTakenBack = (reason: TakeBackRefusal) => report({ kind: 'notTakenBack', reason });

/** While the lift may have taken the second press: its lamp tells, and where that is out of sight nobody here will know. */
const endsTakingBack = {
  'mode.changed': [
    {
      guard: { type: 'isKnownNotNormal', params: modeOf },
      target: 'cancelled',
      actions: notTakenBack('notNormal'),
    },
    { guard: { type: 'isNotNormal', params: modeOf }, target: 'outOfSight', actions: notTakenBack('modeUnknown') },
  ],
  'lamp.changed': [
    { guard: { type: 'isDark', params: lampOf }, target: 'takenBack', actions: report({ kind: 'takenBack' }) },
    {
      guard: { type: 'isUnreadable', params: lampOf },
      target: 'outOfSight',
      actions: notTakenBack('lampUnreadable'),
    },
  ],
  'link.lost': { target: 'outOfSight', actions: notTakenBack('linkDown') },
  shutdown: { target: 'cancelled' },
} as const;

/** Pressed once more; the lamp alone says what came of it. */
export const takingBack = callParts.createStateConfig({
  invoke: {
    id: 'takeBack',
    src: 'takeBack',
    input: ({ context }) => ({
      button: context.button,
      utterance: context.takenBackBy ?? context.utterance,
      deadlineMs: context.delays.pressDeadlineMs,
    }),
    onDone: [
      // The board has not pressed: its lamp has changed a moment ago, which will be seen.
      { guard: { type: 'wasNotLit', params: ({ event }) => event.output }, target: 'awaitingDark' },
      {
        guard: { type: 'wasRefused', params: ({ event }) => event.output },
        target: 'stillRegistered',
        actions: {
          type: 'reportTakeBack',
          params: ({ context, event }) => ({
            utterance: context.takenBackBy ?? context.utterance,
            outcome: {
              kind: 'notTakenBack',
              reason: event.output.kind === 'refused' ? event.output.reason : 'linkDown',
            },
          }),
        },
      },
      {
        guard: { type: 'wasLinkLost', params: ({ event }) => event.output },
        target: 'outOfSight',
        actions: notTakenBack('linkDown'),
      },
      { target: 'awaitingDark' },
    ],
    onError: { target: 'awaitingDark' },
  },
  on: endsTakingBack,
  after: { pressLimit: { target: 'stillRegistered', actions: report({ kind: 'stillRegistered' }) } },
});

export const awaitingDark = callParts.createStateConfig({
  on: endsTakingBack,
  after: { lampWait: { target: 'stillRegistered', actions: report({ kind: 'stillRegistered' }) } },
});
