import { dialogueParts } from './dialogue-parts.js';
import {
  answerNotNow,
  answerNow,
  answerTo,
  answerToCalls,
  answerToTakenBack,
  answerToWaiting,
  plainAnswer,
  requestNow,
} from './dialogue-steps.js';

/**
 * What the station says and asks. Each utterance it reacts to ends in exactly one answer; speech that is not for the lift
 * gets silence. It never touches a contact: it asks for calls and hears what became of them.
 */
export const dialogueMachine = dialogueParts.createMachine({
  id: 'dialogue',
  context: ({ input }) => ({
    ...input,
    isGateOpen: false,
    current: null,
    next: null,
    question: null,
    calls: null,
    misunderstood: 0,
    latestBegun: 0,
  }),
  initial: 'gateClosed',
  // Wherever the dialogue is, these end it; states in which somebody waits for an answer give it first (below).
  on: {
    'gate.opened': { actions: 'openGate' },
    'gate.closed': { target: '.gateClosed' },
    'speech.started': { actions: { type: 'noteBegun', params: ({ event }) => event } },
    'link.lost': { target: '.gateClosed' },
    'mode.changed': { guard: { type: 'isNotNormal', params: ({ event }) => event.mode }, target: '.gateClosed' },
    shutdown: { target: '.gateClosed' },
    'patience.over': { actions: 'forgetMisunderstandings' },
    'rules.changed': { actions: { type: 'takeRules', params: ({ event }) => event.confirm } },
  },
  states: {
    gateClosed: {
      entry: ['closeGate', 'forgetCurrent'],
      // Heard while calls were under way, and now nothing can be done about it: a request still gets its answer.
      always: [
        {
          guard: 'isRequestWaiting',
          actions: [{ type: 'answer', params: ({ context }) => answerToWaiting(context) }, 'forgetNext'],
        },
        { guard: 'hasNext', actions: 'forgetNext' },
      ],
      on: {
        'gate.opened': { target: 'listening', actions: 'openGate' },
        'speech.decided': {
          guard: { type: 'isRequest', params: ({ event }) => event },
          actions: {
            type: 'answer',
            params: ({ context, event }) => answerNotNow(context, event),
          },
        },
      },
    },
    listening: {
      always: [
        { guard: 'isGateClosed', target: 'gateClosed' },
        { guard: 'hasNext', target: 'deciding', actions: 'takeNext' },
      ],
      on: {
        'speech.started': { target: 'hearing', actions: { type: 'noteBegun', params: ({ event }) => event } },
        // A gate that opened in the middle of an utterance missed its beginning, not its meaning.
        'speech.decided': {
          target: 'deciding',
          actions: { type: 'takeUtterance', params: ({ event }) => event },
        },
      },
    },
    hearing: {
      on: {
        'speech.decided': {
          target: 'deciding',
          actions: { type: 'takeUtterance', params: ({ event }) => event },
        },
      },
    },
    deciding: {
      always: [
        {
          guard: 'isCall',
          target: 'acting',
          actions: [
            { type: 'requestCalls', params: ({ context }) => requestNow(context) },
            { type: 'beginCalls', params: ({ context }) => requestNow(context) },
            'forgetMisunderstandings',
          ],
        },
        {
          guard: 'isQuestion',
          target: 'confirming',
          actions: [{ type: 'answer', params: ({ context }) => answerNow(context) }, 'askQuestion'],
        },
        { guard: 'isBeyondAdvice', target: 'listening', actions: ['endPatience', 'beginPatience', 'forgetQuestion'] },
        {
          guard: 'isRefusal',
          target: 'refusing',
          actions: [
            { type: 'answer', params: ({ context }) => answerNow(context) },
            'countMisunderstanding',
            'endPatience',
            'beginPatience',
            'forgetQuestion',
          ],
        },
        { target: 'listening' },
      ],
    },
    acting: {
      always: {
        guard: 'isEverythingSettled',
        target: 'listening',
        actions: [
          { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'unconfirmed' }) },
          'forgetCalls',
        ],
      },
      on: {
        'call.settled': {
          guard: { type: 'isCurrentCall', params: ({ event }) => event },
          actions: { type: 'noteSettled', params: ({ event }) => event },
        },
        'speech.decided': [
          // What waits for its turn has not been done, and is not done then.
          {
            guard: { type: 'isTakenBack', params: ({ event }) => event },
            target: '.alone',
            actions: [
              { type: 'answer', params: ({ context, event }) => answerToTakenBack(context, event) },
              'forgetNext',
            ],
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
          actions: { type: 'answer', params: ({ context }) => answerToCalls(context, { kind: 'unconfirmed' }) },
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
    },
    confirming: {
      initial: 'waiting',
      on: {
        'speech.decided': [
          // Stays within the question, so that its longest life keeps running while people talk.
          { guard: { type: 'meansNothing', params: ({ event }) => event }, target: '.waiting' },
          { target: 'deciding', actions: { type: 'takeUtterance', params: ({ event }) => event } },
        ],
        // A hand has said yes, and done it. Nothing is left to be called: by the time a call begins the lamp may be out again.
        'lamp.changed': {
          guard: { type: 'isQuestionLit', params: ({ event }) => event },
          target: 'listening',
          actions: [
            { type: 'answer', params: ({ context }) => plainAnswer(context, 'alreadyRegistered') },
            'forgetQuestion',
          ],
        },
        'gate.closed': {
          target: 'gateClosed',
          actions: { type: 'answer', params: ({ context }) => plainAnswer(context, 'notNow') },
        },
        'link.lost': {
          target: 'gateClosed',
          actions: { type: 'answer', params: ({ context }) => plainAnswer(context, 'notNow') },
        },
        'mode.changed': {
          guard: { type: 'isNotNormal', params: ({ event }) => event.mode },
          target: 'gateClosed',
          actions: { type: 'answer', params: ({ context }) => plainAnswer(context, 'notNow') },
        },
      },
      after: {
        confirmLimit: {
          target: 'refusing',
          actions: [{ type: 'answer', params: ({ context }) => plainAnswer(context, 'cancelled') }, 'forgetQuestion'],
        },
      },
      states: {
        waiting: {
          on: {
            'speech.started': { target: 'hearing', actions: { type: 'noteBegun', params: ({ event }) => event } },
            // The silence that means no begins when the question has been said, not while it is.
            'prompt.ended': { target: 'waiting', reenter: true },
          },
          after: {
            confirmSilence: {
              target: '#dialogue.refusing',
              actions: [
                { type: 'answer', params: ({ context }) => plainAnswer(context, 'cancelled') },
                'forgetQuestion',
              ],
            },
          },
        },
        /** Somebody speaks: the answer may be on its way. */
        hearing: {},
      },
    },
    refusing: {
      on: {
        'prompt.ended': { target: 'listening' },
        'speech.started': { target: 'hearing', actions: { type: 'noteBegun', params: ({ event }) => event } },
        'speech.decided': {
          target: 'deciding',
          actions: { type: 'takeUtterance', params: ({ event }) => event },
        },
      },
      after: { refusal: { target: 'listening' } },
    },
  },
});
