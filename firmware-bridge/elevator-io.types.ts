import type { ButtonId, Station } from '../config/index.js';
import type { Unsubscribe } from '../config/kernel/index.js';

/** What the mode inputs say together. `unknown`: link down, inputs contradictory or not read yet. Unknown means no. */
export type LiftMode = 'normal' | 'fire' | 'inspection' | 'outOfService' | 'unknown';
export type LampState = 'lit' | 'dark' | 'unknown';
/** Why the inputs as a whole are not believed: every one of them is closed, or open, and no lift says that. */
export type InputsDoubt = 'allClosed' | 'allOpen';

export type BoardIdentity = LinkBoardIdentity | MakerBoardIdentity;

/** A relay board of another maker; most of them say nothing of themselves. */
export interface MakerBoardIdentity {
  /** What it is sold as, and its version where it tells one. */
  readonly firmware: string;
  readonly relays: number;
  readonly inputs: number;
}

export interface LinkBoardIdentity {
  readonly protocol: number;
  readonly firmware: string;
  readonly relays: number;
  readonly inputs: number;
  readonly bootCount: number;
  readonly resetCause: 'powerOn' | 'external' | 'brownOut' | 'watchdog' | 'other';
}

export type PressRefusal =
  | 'linkDown'
  | 'notNormal'
  /** Asked for before the link was lost, the lift stopped being normal or every contact was released, and not sent by then. */
  | 'withdrawn'
  | 'alreadyLit'
  | 'lampUnreadable'
  | 'busy'
  /** The contact opened less than a second ago, or its door was held for as long as it may be; later it may be closed again. */
  | 'tooSoon'
  | 'tooLate'
  | 'locked'
  | 'noSuchContact'
  | 'badDuration';

/** What became of a press. `unknown`: it may or may not have been executed; it is never sent again. */
export type PressOutcome =
  | { readonly kind: 'done'; readonly roundTripMs: number; readonly evidence: 'acknowledged' | 'journal' | 'contact' }
  | { readonly kind: 'refused'; readonly reason: PressRefusal }
  | { readonly kind: 'unknown'; readonly reason: 'linkLost' | 'noAcknowledge' };

export type ElevatorEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | { readonly type: 'link.refused'; readonly reason: string }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  /** null: they are believed again, or not read at all. */
  | { readonly type: 'inputs.doubted'; readonly doubt: InputsDoubt | null }
  | { readonly type: 'lamp.changed'; readonly button: ButtonId; readonly lamp: LampState };

export interface LinkCounters {
  readonly exchanges: number;
  readonly retransmissions: number;
  readonly badFrames: number;
  readonly reconnects: number;
  /** ms; null before the first exchange. */
  readonly medianRoundTripMs: number | null;
}

/** All the controller sees of the lift: buttons are pressed by name, lamps and modes come back as facts. */
export interface ElevatorIo {
  readonly station: Station;
  readonly isLinkUp: boolean;
  readonly mode: LiftMode;
  readonly counters: LinkCounters;
  lamp(button: ButtonId): LampState;
  /**
   * Closes the button's contact once for the station's pulse length, only if its lamp is dark at that instant and at most
   * `deadlineMs` from now. Presses queue: one contact is closed at a time. Those that wait are withdrawn when the link is lost,
   * the lift stops being normal or `releaseAll` is called, and stay so when all is well again; one that is on its way is not
   * sent a second time then. `withdrawn` does the same for this press alone, for whoever asked no longer wants it.
   */
  press(button: ButtonId, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome>;
  /** Opens every contact now. */
  releaseAll(): Promise<void>;
  onEvent(listener: (event: ElevatorEvent) => void): Unsubscribe;
  start(): void;
  stop(): Promise<void>;
}
