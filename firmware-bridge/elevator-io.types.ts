import type { ButtonId, ModeName, Station } from '../config/index.js';
import type { Unsubscribe } from '../config/kernel/index.js';

/** What the mode inputs say together. `unknown`: link down, inputs contradictory or not read yet. Unknown means no. */
export type LiftMode = 'normal' | ModeName | 'unknown';
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
  /** The lamp of a call that is to be taken back is not lit, or not for long enough to know. */
  | 'notLit'
  /** What is to be taken back is no recent call of this bridge, or its board takes none back. */
  | 'notRevocable'
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

/**
 * What became of a held door, with the time from the first HOLD to the end, ms. `refused`: at the beginning or later, by the
 * board or by what was known of the lift. `unknown`: the board did not answer; it lets go by itself within a second.
 */
export type HoldOutcome = HoldEnd & { readonly heldMs: number };
export type HoldEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'released' }
  | { readonly kind: 'refused'; readonly reason: PressRefusal }
  | { readonly kind: 'unknown' };

/** A call that this bridge has made and is to take back. */
export interface OwnCall {
  readonly button: ButtonId;
  /** By the clock: when its lamp was seen to prove it. A lamp that lit later is that of another call. */
  readonly registeredMs: number;
}

export interface DoorHold {
  /** ms in all; the board has a limit of its own. */
  readonly longestMs: number;
  /** ms from now: it is not begun after it. */
  readonly deadlineMs: number;
  /** The board keeps the contact closed; called once, if ever. */
  readonly onHeld: () => void;
  /** Ends the hold at once. */
  readonly released: AbortSignal;
}

export type ElevatorEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | { readonly type: 'link.refused'; readonly reason: string }
  | { readonly type: 'mode.changed'; readonly mode: LiftMode }
  /** null: they are believed again, or not read at all. */
  | { readonly type: 'inputs.doubted'; readonly doubt: InputsDoubt | null }
  | { readonly type: 'lamp.changed'; readonly button: ButtonId; readonly lamp: LampState }
  /** Only where the site names the input of a sensor. */
  | { readonly type: 'presence.changed'; readonly isPresent: boolean };

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
  /** Whether the sensor of the station sees somebody; false where it has none, or nothing is read of it. */
  readonly isPresent: boolean;
  /** The site has calls taken back, and the board that is connected can; never without a link. */
  readonly takesCallsBack: boolean;
  lamp(button: ButtonId): LampState;
  /**
   * Closes the button's contact once for the station's pulse length, only if its lamp is dark at that instant and at most
   * `deadlineMs` from now. Presses queue: one contact is closed at a time. Those that wait are withdrawn when the link is lost,
   * the lift stops being normal or `releaseAll` is called, and stay so when all is well again; one that is on its way is not
   * sent a second time then. `withdrawn` does the same for this press alone, for whoever asked no longer wants it.
   */
  press(button: ButtonId, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome>;
  /**
   * Presses the lit button of a call once more, which takes it back: only for a floor of a site that says so, a call that this
   * bridge has made, and while its lamp has been lit ever since. In its turn among the presses, withdrawn as they are, and never a
   * second time for the same call, whatever came of it.
   */
  takeBack(call: OwnCall, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome>;
  /**
   * Holds the door open button by short renewed times, until it is let go of, for `longestMs` at most. It is let go of at once
   * when the link is lost, the lift stops being normal or `releaseAll` is called. While it is held every floor is refused as
   * busy; a floor that is asked for right after letting go waits until the contact is open.
   */
  holdDoor(hold: DoorHold): Promise<HoldOutcome>;
  /** Closes the contact of door close once, in its turn among the floors, and never while the door is held. */
  pressDoorClose(deadlineMs: number): Promise<PressOutcome>;
  /** Closes the alarm's contact once, before every floor that waits, also while the door is held. */
  pressAlarm(deadlineMs: number): Promise<PressOutcome>;
  /** Opens every contact now. */
  releaseAll(): Promise<void>;
  onEvent(listener: (event: ElevatorEvent) => void): Unsubscribe;
  start(): void;
  stop(): Promise<void>;
}
