/** Every waiting time of the link, in ms. */
export interface LinkTiming {
  /** An answer takes 3 to 8 ms on the wire; FTDI adapters may hold it back 16 ms more. */
  readonly retransmitAfterMs: number;
  readonly retransmissions: number;
  /** Also tells the board that the host lives; the board opens every contact after 1,000 ms of silence. */
  readonly heartbeatMs: number;
  /** Heartbeats right after a press, so that the lamp is seen soon even when the event about it was lost. */
  readonly hurriedHeartbeatMs: number;
  readonly hurryForMs: number;
  /** Opening the port of an Uno or Nano resets it, and its boot loader is deaf for 1 to 3 s. */
  readonly helloEveryMs: number;
  readonly helloForMs: number;
  readonly firstReconnectMs: number;
  readonly longestReconnectMs: number;
  /** How long a press without an answer waits for the board's journal. */
  readonly resolveForMs: number;
  readonly stopWithinMs: number;
  /** Between two HOLDs of a door: two may be late before the board lets go, 1,000 ms after the last. */
  readonly holdRenewMs: number;
}

/**
 * A heartbeat that got no answer to its five transmissions ends the link: 250 ms + 5 x 100 ms = 750 ms after the last sign
 * of life, which is three heartbeats and still before the board lets go by itself.
 */
export const linkTiming: LinkTiming = {
  retransmitAfterMs: 100,
  retransmissions: 4,
  heartbeatMs: 250,
  hurriedHeartbeatMs: 50,
  hurryForMs: 1_000,
  helloEveryMs: 200,
  helloForMs: 5_000,
  firstReconnectMs: 200,
  longestReconnectMs: 5_000,
  resolveForMs: 1_000,
  stopWithinMs: 500,
  holdRenewMs: 400,
};
