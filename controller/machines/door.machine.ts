import { assign, fromPromise, setup } from 'xstate';
import type { HoldOutcome, LiftMode, PressOutcome } from '../../firmware-bridge/index.js';
import type { DoorDelays } from '../domain/delays.js';
import { doorRefusalOf, type DoorConditions, type DoorOutcome, type DoorRefusal } from '../domain/doors.js';
import { isNormal } from '../domain/safety-rules.js';
import { placeholder } from './placeholder.js';

export interface DoorInput {
  readonly delays: DoorDelays;
}

export type DoorContext = DoorInput & {
  /** Whose wish is being seen to. */
  readonly utterance: number;
  /** It has not been told what became of it. */
  readonly isAwaited: boolean;
};

/** `conditions`: as they are at the instant of the request. */
interface AskedFor {
  readonly utterance: number;
  readonly conditions: DoorConditions;
}

export type DoorEvent =
  | ({ readonly type: 'door.open' | 'door.close' } & AskedFor)
  | { readonly type: 'door.letGo'; readonly utterance: number }
  /** The board keeps the contact closed. */
  | { readonly type: 'door.held' }
  /** A floor is about to be pressed: the board presses none while the door is held. */
  | { readonly type: 'floor.asked' }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  | { readonly type: 'link.lost' }
  | { readonly type: 'shutdown' };

export interface DoorPressRequest {
  readonly utterance: number;
  readonly deadlineMs: number;
}

export interface HoldRequest extends DoorPressRequest {
  readonly longestMs: number;
}

export interface DoorReport {
  readonly utterance: number;
  readonly outcome: DoorOutcome;
}

const effects: {
  /** Tells the dialogue what became of a wish; once for each. */
  readonly reportDoor: (_: unknown, report: DoorReport) => void;
  readonly tellHeld: (_: unknown, isHeld: boolean) => void;
} = { reportDoor: placeholder('reportDoor'), tellHeld: placeholder('tellHeld') };

const refused = (reason: DoorRefusal): DoorOutcome => ({ kind: 'refused', reason });
const unconfirmed: DoorOutcome = { kind: 'unconfirmed' };
const letGo: DoorOutcome = { kind: 'letGo' };

/** A report about the wish that is being seen to. */
const report = (outcome: DoorOutcome) =>
  ({
    type: 'reportDoor',
    params: ({ context }: { context: DoorContext }): DoorReport => ({ utterance: context.utterance, outcome }),
  }) as const;

/** A report to whoever spoke just now. */
const reportTo = (outcome: DoorOutcome) =>
  ({
    type: 'reportDoor',
    params: ({ event }: { event: { readonly utterance: number } }): DoorReport => ({
      utterance: event.utterance,
      outcome,
    }),
  }) as const;

const refuse = {
  type: 'reportDoor',
  params: ({ event }: { event: AskedFor }): DoorReport => ({
    utterance: event.utterance,
    outcome: refused(doorRefusalOf(event.conditions) ?? 'busy'),
  }),
} as const;

function outcomeOfHold(outcome: HoldOutcome): DoorOutcome {
  return outcome.kind === 'refused' ? outcome : unconfirmed;
}

function outcomeOfClose(outcome: PressOutcome): DoorOutcome {
  if (outcome.kind === 'done') return { kind: 'closePressed' };
  return outcome.kind === 'refused' ? outcome : unconfirmed;
}

/**
 * The doors of a car. Open is held only as long as it is asked for again, and let go of by whatever ends the lift's normal
 * service; close is one press, never while open is held. Leaving `holding` lets go: its actor is what holds the contact.
 */
export const doorMachine = setup({
  types: { context: {} as DoorContext, events: {} as DoorEvent, input: {} as DoorInput },
  actors: {
    hold: fromPromise<HoldOutcome, HoldRequest>(placeholder('hold')),
    pressClose: fromPromise<PressOutcome, DoorPressRequest>(placeholder('pressClose')),
  },
  actions: {
    ...effects,
    noteUtterance: assign({ utterance: (_, utterance: number) => utterance }),
    expectAnswer: assign({ isAwaited: true }),
    expectNoAnswer: assign({ isAwaited: false }),
  },
  guards: {
    isAwaited: ({ context }) => context.isAwaited,
    isForbidden: (_, { conditions }: AskedFor) => doorRefusalOf(conditions) !== null,
    isNotNormal: (_, mode: LiftMode) => !isNormal(mode),
  },
  delays: {
    dwell: ({ context }) => context.delays.dwellMs,
    answerLimit: ({ context }) => context.delays.answerLimitMs,
  },
}).createMachine({
  id: 'door',
  context: ({ input }) => ({ ...input, utterance: 0, isAwaited: false }),
  initial: 'atRest',
  on: { shutdown: { target: '.stopped' } },
  states: {
    atRest: {
      on: {
        'door.open': [
          { guard: { type: 'isForbidden', params: ({ event }) => event }, actions: refuse },
          { target: 'holding', actions: { type: 'noteUtterance', params: ({ event }) => event.utterance } },
        ],
        'door.close': [
          { guard: { type: 'isForbidden', params: ({ event }) => event }, actions: refuse },
          { target: 'closing', actions: { type: 'noteUtterance', params: ({ event }) => event.utterance } },
        ],
        // It ended by itself in the meantime.
        'door.letGo': { actions: reportTo(letGo) },
      },
    },
    holding: {
      initial: 'asking',
      invoke: {
        id: 'hold',
        src: 'hold',
        input: ({ context: { utterance, delays } }) => ({
          utterance,
          longestMs: delays.longestHoldMs,
          deadlineMs: delays.deadlineMs,
        }),
        onDone: [
          {
            guard: 'isAwaited',
            target: 'atRest',
            actions: {
              type: 'reportDoor',
              params: ({ context, event }) => ({ utterance: context.utterance, outcome: outcomeOfHold(event.output) }),
            },
          },
          { target: 'atRest' },
        ],
        onError: [{ guard: 'isAwaited', target: 'atRest', actions: report(unconfirmed) }, { target: 'atRest' }],
      },
      states: {
        /** The board has not answered yet. */
        asking: {
          entry: 'expectAnswer',
          exit: 'expectNoAnswer',
          on: {
            'door.held': { target: 'held', actions: report({ kind: 'held' }) },
            'door.open': { actions: { type: 'noteUtterance', params: ({ event }) => event.utterance } },
            'door.close': { target: '#door.atRest', actions: [report(letGo), reportTo(letGo)] },
            'door.letGo': { target: '#door.atRest', actions: [report(letGo), reportTo(letGo)] },
            'floor.asked': { target: '#door.atRest', actions: report(refused('withdrawn')) },
            'link.lost': { target: '#door.atRest', actions: report(refused('linkDown')) },
            'mode.changed': {
              guard: { type: 'isNotNormal', params: ({ event }) => event.mode },
              target: '#door.atRest',
              actions: report(refused('notNormal')),
            },
            shutdown: { target: '#door.stopped', actions: report(refused('notNormal')) },
          },
          after: { answerLimit: { target: '#door.atRest', actions: report(unconfirmed) } },
        },
        held: {
          entry: { type: 'tellHeld', params: true },
          exit: { type: 'tellHeld', params: false },
          initial: 'dwelling',
          on: {
            'door.open': [
              {
                guard: { type: 'isForbidden', params: ({ event }) => event },
                target: '#door.atRest',
                actions: refuse,
              },
              { target: '.dwelling', reenter: true, actions: reportTo({ kind: 'held' }) },
            ],
            // Letting go presses nothing: it is also what "close" means here, and no more than that.
            'door.close': { target: '#door.atRest', actions: reportTo(letGo) },
            'door.letGo': { target: '#door.atRest', actions: reportTo(letGo) },
            'floor.asked': { target: '#door.atRest' },
            'link.lost': { target: '#door.atRest' },
            'mode.changed': {
              guard: { type: 'isNotNormal', params: ({ event }) => event.mode },
              target: '#door.atRest',
            },
          },
          states: {
            dwelling: { after: { dwell: { target: '#door.atRest' } } },
          },
        },
      },
    },
    closing: {
      invoke: {
        id: 'pressClose',
        src: 'pressClose',
        input: ({ context: { utterance, delays } }) => ({ utterance, deadlineMs: delays.deadlineMs }),
        onDone: {
          target: 'atRest',
          actions: {
            type: 'reportDoor',
            params: ({ context, event }) => ({ utterance: context.utterance, outcome: outcomeOfClose(event.output) }),
          },
        },
        onError: { target: 'atRest', actions: report(unconfirmed) },
      },
      on: {
        'door.open': { actions: reportTo(refused('busy')) },
        'door.close': { actions: reportTo(refused('busy')) },
        'door.letGo': { actions: reportTo(letGo) },
        'link.lost': { target: 'atRest', actions: report(unconfirmed) },
        'mode.changed': {
          guard: { type: 'isNotNormal', params: ({ event }) => event.mode },
          target: 'atRest',
          actions: report(refused('notNormal')),
        },
        shutdown: { target: 'stopped', actions: report(refused('notNormal')) },
      },
      after: { answerLimit: { target: 'atRest', actions: report(unconfirmed) } },
    },
    stopped: { type: 'final' },
  },
});
