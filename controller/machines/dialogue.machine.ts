import { acting } from './dialogue-acting.js';
import { confirming } from './dialogue-confirming.js';
import { dialogueParts } from './dialogue-parts.js';
import { answerNotNow, answerNow, answerToWaiting, doorRequestNow, requestNow } from './dialogue-steps.js';

/**
 * What the station says and asks. Each utterance it reacts to ends in exactly one answer; speech that is not for the lift
 * gets silence. It never touches a contact: it asks for calls and for the doors, and hears what became of them.
 */
export const dialogueMachine = dialogueParts.createMachine({
  id: 'dialogue',
  context: ({ input }) => ({
    ...input,
    isGateOpen: false,
    isDoorHeld: false,
    current: null,
    next: null,
    question: null,
    calls: null,
    misunderstood: 0,
    latestBegun: 0,
    said: null,
    isPlayIgnored: false,
  }),
  initial: 'gateClosed',
  // Wherever the dialogue is, these end it; states in which somebody waits for an answer give it first (acting, confirming).
  on: {
    'gate.opened': { actions: 'openGate' },
    'gate.closed': { target: '.gateClosed' },
    'speech.started': { actions: { type: 'noteBegun', params: ({ event }) => event } },
    'link.lost': { target: '.gateClosed' },
    'mode.changed': { guard: { type: 'isNotNormal', params: ({ event }) => event.mode }, target: '.gateClosed' },
    shutdown: { target: '.gateClosed' },
    'patience.over': { actions: 'forgetMisunderstandings' },
    'door.changed': [
      {
        guard: { type: 'isOutdatedByDoor', params: ({ event }) => event.isHeld },
        actions: [{ type: 'noteDoorHeld', params: ({ event }) => event.isHeld }, 'forgetSaid'],
      },
      { actions: { type: 'noteDoorHeld', params: ({ event }) => event.isHeld } },
    ],
    'lamp.changed': { guard: { type: 'isOutdatedByLamp', params: ({ event }) => event.button }, actions: 'forgetSaid' },
    // Said while voice is off, it is over when voice is on.
    'answer.given': {
      guard: 'isGateOpen',
      actions: [{ type: 'noteSaid', params: ({ event }) => event.answer }, 'endAnswerMemory', 'beginAnswerMemory'],
    },
    'answer.old': { actions: 'forgetSaid' },
    'play.over': { actions: 'endPlay' },
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
          guard: 'isTakeBack',
          target: 'acting',
          actions: [
            { type: 'requestTakeBack', params: ({ context }) => requestNow(context) },
            { type: 'beginTakeBack', params: ({ context }) => requestNow(context) },
            'forgetMisunderstandings',
          ],
        },
        {
          guard: 'isDoor',
          target: 'acting',
          actions: [
            { type: 'requestDoor', params: ({ context }) => doorRequestNow(context) },
            { type: 'beginDoor', params: ({ context }) => doorRequestNow(context) },
            'forgetMisunderstandings',
          ],
        },
        {
          guard: 'isQuestion',
          target: 'confirming',
          actions: [{ type: 'answer', params: ({ context }) => answerNow(context) }, 'askQuestion'],
        },
        {
          guard: 'isRepeat',
          target: 'listening',
          actions: { type: 'answer', params: ({ context }) => answerNow(context) },
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
    acting,
    confirming,
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
