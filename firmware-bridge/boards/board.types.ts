import type { Unsubscribe } from '../../config/kernel/index.js';
import type { BoardIdentity, HoldOutcome, LinkCounters, PressOutcome, PressRefusal } from '../elevator-io.types.js';
import type { HoldCommand } from '../link/hold-door.js';

/**
 * What a board does by itself. Whatever it does not do hangs on this host being alive and the line being quick, and
 * docs/boards.md says so to whoever buys one.
 */
export interface BoardCapabilities {
  /** Opens the contact when its time is over. Without it a host that dies leaves a button pressed: for the bench only. */
  readonly endsPulses: boolean;
  /** Opens every contact when the host falls silent. */
  readonly releasesOnSilence: boolean;
  /** Looks at the lamp of the contact at the instant of the press; else the host looks, some 20 ms before. */
  readonly checksLamps: boolean;
  /** Refuses by its own inputs in fire, inspection and out of service. */
  readonly hasInterlocks: boolean;
  /** Keeps a contact closed for short times that are renewed, and opens it by itself when they are not: for doors. */
  readonly holdsDoors: boolean;
  /** Refuses a press that lay in a buffer beyond its deadline. */
  readonly refusesLatePresses: boolean;
  /** ms. A press lasts the largest multiple of it that is not longer than what was asked for. */
  readonly pulseStepMs: number;
}

/** `any`: there is none to look at, as of doors and the alarm; a floor without one is never pressed. `lit`: its call is taken back. */
export type RequiredLamp = 'dark' | 'lit' | 'any';

export interface PressCommand {
  /** Counted from 1. */
  readonly contact: number;
  readonly durationMs: number;
  /** What its lamp must be at the instant; absent: dark. */
  readonly lamp?: RequiredLamp;
  /** The host's clock, ms: it is not executed after it. */
  readonly deadlineMs: number;
  /** Asked once more when the press is about to be sent: a reading before it may just have brought fire. null: may be sent. */
  readonly refusal: () => PressRefusal | null;
  /** Asked before what got no answer is sent again: fire may have come since the first one, and that one may be lost. */
  readonly isWithdrawn: () => boolean;
}

/** Bit n = input n + 1. */
export interface BoardInputs {
  /** Closed now; null: the board has none, or was not watched for long enough to know which of them blink. */
  readonly inputs: bigint | null;
  /** Going on and off, whatever they are at this instant; absent: none is known to. */
  readonly blinking?: bigint;
}

export type BoardEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | { readonly type: 'link.refused'; readonly reason: string }
  /** Bit n of `relays` = contact n + 1 is closed. */
  | ({ readonly type: 'board.changed'; readonly relays: bigint } & BoardInputs);

/** One relay board, whoever made it, through every connection to it. */
export interface Board {
  readonly capabilities: BoardCapabilities;
  readonly isUp: boolean;
  /** ms; null while no board is known. */
  readonly longestPulseMs: number | null;
  readonly counters: LinkCounters;
  /** Presses what must be lit; never while no board is known, nor by firmware that does not know how. */
  readonly takesCallsBack: boolean;
  /** Closes the contact once, or not at all, or says that it does not know; it is never sent again without evidence. */
  press(command: PressCommand): Promise<PressOutcome>;
  /** Keeps a door's contact closed until it is let go of; refused as no such contact by boards that hold none. */
  hold(command: HoldCommand): Promise<HoldOutcome>;
  /** Opens every contact now. Without a link there is nothing to send. */
  releaseAll(): Promise<void>;
  onEvent(listener: (event: BoardEvent) => void): Unsubscribe;
  start(): void;
  /** Opens the contacts, then closes the port. */
  stop(): Promise<void>;
}
