import { assign, setup } from 'xstate';
import { placeholder } from './placeholder.js';

export interface GateInput {
  /** What opens it. */
  readonly gate: 'presence' | 'wakeWord';
  /** How long it stays open after that, ms. */
  readonly openMs: number;
}

export type GateContext = GateInput & {
  /** Voice is in service: the station's own gate, which this one can only narrow. */
  readonly isStationOpen: boolean;
  /** The sensor sees somebody. */
  readonly isPresent: boolean;
  /** A question is open, a call is under way, or an answer is being said. */
  readonly isBusy: boolean;
};

export type GateEvent =
  | { readonly type: 'station.opened' }
  | { readonly type: 'station.closed' }
  | { readonly type: 'presence.changed'; readonly isPresent: boolean }
  | { readonly type: 'attention.changed'; readonly isBusy: boolean }
  /** The lift was called by its name; `isAlone`: and nothing else was said, so that nothing else answers it. */
  | { readonly type: 'wake.heard'; readonly isAlone: boolean }
  /** What the station reacts to was said, and had begun while the gate was open. */
  | { readonly type: 'request.heard' }
  | { readonly type: 'shutdown' };

const effects: {
  /** One tone: from now on requests are taken. */
  readonly announce: () => void;
} = { announce: placeholder('announce') };

/**
 * Whether requests are taken. It closes nothing that is under way: what had begun to be said while it was open is taken, and while
 * the station asks, calls or answers its time does not run. What opens it is written in the site file.
 */
export const gateMachine = setup({
  types: { context: {} as GateContext, events: {} as GateEvent, input: {} as GateInput },
  actions: {
    ...effects,
    openStation: assign({ isStationOpen: true }),
    closeStation: assign({ isStationOpen: false }),
    notePresence: assign({ isPresent: ({ context }, isPresent: boolean) => context.gate === 'presence' && isPresent }),
    noteAttention: assign({ isBusy: (_, isBusy: boolean) => isBusy }),
    forgetAll: assign({ isStationOpen: false, isPresent: false, isBusy: false }),
  },
  guards: {
    isSeenInService: ({ context }) => context.isPresent && context.isStationOpen,
    isSeen: ({ context }) => context.isPresent,
    isKept: ({ context }) => context.isPresent || (context.isStationOpen && context.isBusy),
    isStationClosed: ({ context }) => !context.isStationOpen,
    isStationOpen: ({ context }) => context.isStationOpen,
    isCalled: ({ context }) => context.gate === 'wakeWord' && context.isStationOpen,
    isCalledAlone: ({ context }, isAlone: boolean) => context.gate === 'wakeWord' && context.isStationOpen && isAlone,
  },
  delays: { open: ({ context }) => context.openMs },
}).createMachine({
  id: 'gate',
  context: ({ input }) => ({ ...input, isStationOpen: false, isPresent: false, isBusy: false }),
  initial: 'closed',
  on: {
    'station.opened': { actions: 'openStation' },
    'station.closed': { actions: 'closeStation' },
    'presence.changed': { actions: { type: 'notePresence', params: ({ event }) => event.isPresent } },
    'attention.changed': { actions: { type: 'noteAttention', params: ({ event }) => event.isBusy } },
    shutdown: { target: '.closed', actions: 'forgetAll' },
  },
  states: {
    closed: {
      always: [
        { guard: 'isSeenInService', target: 'open', actions: 'announce' },
        // Out of service somebody who is there is told so, but not that anybody listens.
        { guard: 'isSeen', target: 'open' },
      ],
      on: {
        'wake.heard': [
          {
            guard: { type: 'isCalledAlone', params: ({ event }) => event.isAlone },
            target: 'open',
            actions: 'announce',
          },
          { guard: 'isCalled', target: 'open' },
        ],
        // The time ran out while it was being said.
        'request.heard': { guard: 'isStationOpen', target: 'open' },
      },
    },
    open: {
      initial: 'judging',
      on: {
        'station.opened': { target: '.judging', actions: 'openStation' },
        'station.closed': { target: '.judging', actions: 'closeStation' },
        'presence.changed': {
          target: '.judging',
          actions: { type: 'notePresence', params: ({ event }) => event.isPresent },
        },
        'attention.changed': {
          target: '.judging',
          actions: { type: 'noteAttention', params: ({ event }) => event.isBusy },
        },
        'wake.heard': [
          {
            guard: { type: 'isCalledAlone', params: ({ event }) => event.isAlone },
            target: '.judging',
            actions: 'announce',
          },
          { guard: 'isCalled', target: '.judging' },
        ],
        'request.heard': { target: '.judging' },
      },
      states: {
        /** Passed through, never rested in. Whatever comes to it begins the time anew. */
        judging: {
          always: [
            { guard: 'isKept', target: 'kept' },
            { guard: 'isStationClosed', target: '#gate.closed' },
            { target: 'waiting' },
          ],
        },
        kept: {},
        waiting: { after: { open: { target: '#gate.closed' } } },
      },
    },
  },
});
