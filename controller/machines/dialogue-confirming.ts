import { dialogueParts } from './dialogue-parts.js';
import { answerTo, plainAnswer } from './dialogue-steps.js';

/** A question is open: until it is answered, a hand has lit its button, or nothing was said for long enough, which means no. */
export const confirming = dialogueParts.createStateConfig({
  initial: 'waiting',
  on: {
    'speech.decided': [
      // Stays within the question, so that its longest life keeps running while people talk.
      { guard: { type: 'meansNothing', params: ({ event }) => event }, target: '.waiting' },
      // Within it, too: whoever asks again and again must not keep it open for ever.
      {
        guard: { type: 'isAskedAgain', params: ({ event }) => event },
        target: '.waiting',
        actions: [
          { type: 'answer', params: ({ context, event }) => answerTo(context, event) },
          { type: 'noteAskedAgain', params: ({ event }) => event },
        ],
      },
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
          actions: [{ type: 'answer', params: ({ context }) => plainAnswer(context, 'cancelled') }, 'forgetQuestion'],
        },
      },
    },
    /** Somebody speaks: the answer may be on its way. */
    hearing: {},
  },
});
