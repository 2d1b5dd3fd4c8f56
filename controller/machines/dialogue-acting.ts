import { dialogueParts } from './dialogue-parts.js';
import { answerNotNow, answerTo, answerToCalls, answerToTakenBack, answerToWaiting } from './dialogue-steps.js';

/** Calls, or a wish for the doors, are under way. What is said meanwhile waits behind them, at most one request, and not until it is too old. */
export const acting = dialogueParts.createStateConfig({
  always: {
    guard: 'isEverythingSettled',
    target: 'listening',
    actions: [
      { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'unconfirmed' }) },
      'forgetCalls',
    ],
  },
  on: {
    'call.settled': [
      {
        guard: { type: 'isPlay', params: ({ event }) => event },
        actions: [{ type: 'noteSettled', params: ({ event }) => event }, 'ignorePlay', 'beginPlayIgnored'],
      },
      {
        guard: { type: 'isCurrentCall', params: ({ event }) => event },
        actions: { type: 'noteSettled', params: ({ event }) => event },
      },
    ],
    'door.settled': {
      guard: { type: 'isCurrentDoor', params: ({ event }) => event },
      actions: { type: 'noteDoorSettled', params: ({ event }) => event },
    },
    'speech.decided': [
      // What waits for its turn has not been done, and is not done then.
      {
        guard: { type: 'isTakenBack', params: ({ event }) => event },
        target: '.alone',
        actions: [{ type: 'answer', params: ({ context, event }) => answerToTakenBack(context, event) }, 'forgetNext'],
      },
      { guard: { type: 'meansNothing', params: ({ event }) => event } },
      // A call for help waits for nothing.
      {
        guard: { type: 'isDistress', params: ({ event }) => event },
        actions: { type: 'answer', params: ({ context, event }) => answerNotNow(context, event) },
      },
      // Whoever waits for a turn keeps it when somebody else has to be told no, and is told no when somebody else gets it.
      {
        guard: { type: 'isRefusedBesideWaiting', params: ({ event }) => event },
        actions: { type: 'answer', params: ({ context, event }) => answerTo(context, event) },
      },
      {
        guard: 'isRequestWaiting',
        target: '.asked',
        actions: [
          { type: 'answer', params: ({ context }) => answerToWaiting(context) },
          { type: 'keepForLater', params: ({ event }) => event },
        ],
      },
      { target: '.asked', actions: { type: 'keepForLater', params: ({ event }) => event } },
    ],
    // Ears lost do not undo a call: its lamp is still awaited and its answer still given.
    'gate.closed': { actions: 'closeGate' },
    'link.lost': {
      target: 'gateClosed',
      actions: { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'outOfSight' }) },
    },
    'mode.changed': {
      guard: { type: 'isNotNormal', params: ({ event }) => event.mode },
      target: 'gateClosed',
      actions: { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'cancelled' }) },
    },
  },
  after: {
    // Every call has limits of its own; this one holds if one of them never reports itself.
    callsLimit: {
      target: 'listening',
      actions: [
        { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'unconfirmed' }) },
        'forgetCalls',
      ],
    },
  },
  initial: 'alone',
  states: {
    alone: {},
    /** Somebody wants something else meanwhile. It gets its turn after these calls, but not when it has become too old. */
    asked: {
      after: {
        nextStaysFresh: [
          {
            guard: 'isRequestWaiting',
            target: 'alone',
            actions: [{ type: 'answer', params: ({ context }) => answerToWaiting(context) }, 'forgetNext'],
          },
          { target: 'alone', actions: 'forgetNext' },
        ],
      },
    },
  },
});
