import { assign, setup } from 'xstate';
import type { Clock } from '../../config/kernel/index.js';
import type { LinkTiming } from './link-timing.js';

/** Why a board that answers is not worked with: another one than the site's, or one that will not be told its wiring. */
export interface BoardRefusal {
  readonly code: 'ELV-LINK-003' | 'ELV-LINK-005';
  readonly reason: string;
}

export type LinkMachineEvent =
  | { readonly type: 'link.start' }
  | { readonly type: 'link.stop' }
  | { readonly type: 'port.opened' }
  | { readonly type: 'port.failed'; readonly reason: string }
  | { readonly type: 'port.closed'; readonly reason: string }
  | { readonly type: 'session.opened' }
  | { readonly type: 'session.lost'; readonly reason: string }
  | { readonly type: 'session.configured' }
  | { readonly type: 'board.refused'; readonly refusal: BoardRefusal }
  | { readonly type: 'state.answered' }
  /** A lamp is expected to change soon. */
  | { readonly type: 'state.hurried' };

/** What the machine wants done. None of these may throw: a thrown error would stop the machine for good. */
export interface LinkEffects {
  openPort(): void;
  closePort(): void;
  sendHello(): void;
  configure(): void;
  askState(): void;
  announceUp(): void;
  announceLost(reason: string): void;
  announceUnreachable(reason: string): void;
  announceRefused(refusal: BoardRefusal): void;
}

interface LinkContext {
  readonly reconnectMs: number;
  readonly hurryUntilMs: number;
}

function reasonOf(event: LinkMachineEvent, otherwise: string): string {
  return 'reason' in event ? event.reason : otherwise;
}

/**
 * The life of the link: stopped, or opening the port, greeting the board, telling it its wiring, up, waiting to try again, refusing a wrong board.
 * Every state but `stopped` ends with `link.stop`; those with an open port end with `port.closed`.
 */
export function createLinkMachine(effects: LinkEffects, timing: LinkTiming, clock: Pick<Clock, 'now'>) {
  return setup({
    types: { context: {} as LinkContext, events: {} as LinkMachineEvent },
    actions: {
      openPort: () => {
        effects.openPort();
      },
      closePort: () => {
        effects.closePort();
      },
      sendHello: () => {
        effects.sendHello();
      },
      configure: () => {
        effects.configure();
      },
      askState: () => {
        effects.askState();
      },
      announceUp: () => {
        effects.announceUp();
      },
      announceLost: ({ event }) => {
        effects.announceLost(reasonOf(event, 'stopped'));
      },
      announceUnreachable: ({ event }) => {
        effects.announceUnreachable(reasonOf(event, 'the board does not answer (ELV-LINK-002)'));
      },
      announceRefused: ({ event }) => {
        if (event.type === 'board.refused') effects.announceRefused(event.refusal);
      },
      hurry: assign({ hurryUntilMs: () => clock.now() + timing.hurryForMs }),
      resetBackOff: assign({ reconnectMs: timing.firstReconnectMs }),
      lengthenBackOff: assign({
        reconnectMs: ({ context }) => Math.min(context.reconnectMs * 2, timing.longestReconnectMs),
      }),
    },
    delays: {
      helloPeriod: timing.helloEveryMs,
      helloLimit: timing.helloForMs,
      heartbeatPeriod: ({ context }) =>
        clock.now() < context.hurryUntilMs ? timing.hurriedHeartbeatMs : timing.heartbeatMs,
      reconnectPeriod: ({ context }) => context.reconnectMs,
      refusedPeriod: timing.longestReconnectMs,
    },
  }).createMachine({
    id: 'link',
    context: { reconnectMs: timing.firstReconnectMs, hurryUntilMs: -Infinity },
    initial: 'stopped',
    on: { 'link.stop': '.stopped' },
    states: {
      stopped: { entry: 'closePort', on: { 'link.start': { target: 'opening', actions: 'resetBackOff' } } },
      opening: {
        entry: 'openPort',
        on: { 'port.opened': 'greeting', 'port.failed': { target: 'waiting', actions: 'announceUnreachable' } },
      },
      greeting: {
        after: { helloLimit: { target: 'waiting', actions: 'announceUnreachable' } },
        on: {
          'session.opened': 'configuring',
          'board.refused': 'refusing',
          'port.closed': { target: 'waiting', actions: 'announceUnreachable' },
        },
        initial: 'asking',
        states: {
          asking: { entry: 'sendHello', after: { helloPeriod: { target: 'asking', reenter: true } } },
        },
      },
      configuring: {
        entry: 'configure',
        on: {
          'session.configured': 'up',
          'session.lost': 'greeting',
          'board.refused': 'refusing',
          'port.closed': { target: 'waiting', actions: 'announceUnreachable' },
        },
      },
      up: {
        entry: ['resetBackOff', 'announceUp'],
        exit: 'announceLost',
        on: { 'session.lost': 'greeting', 'port.closed': 'waiting' },
        initial: 'asking',
        states: {
          asking: { entry: 'askState', on: { 'state.answered': 'resting', 'state.hurried': { actions: 'hurry' } } },
          resting: {
            after: { heartbeatPeriod: 'asking' },
            on: { 'state.hurried': { target: 'resting', reenter: true, actions: 'hurry' } },
          },
        },
      },
      waiting: { entry: 'closePort', exit: 'lengthenBackOff', after: { reconnectPeriod: 'opening' } },
      refusing: { entry: ['closePort', 'announceRefused'], after: { refusedPeriod: 'opening' } },
    },
  });
}
