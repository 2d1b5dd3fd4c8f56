/** A figure that host and board have to agree on. */
interface LimitSpec {
  readonly value: number;
  readonly meaning: string;
}

const limit = <const Value extends number>(value: Value, meaning: string) => ({ value, meaning });

/** The figures of LINK v1, each with its unit in its name. The board refuses what is outside; the host does not ask for it. */
export const limits = {
  protocolVersion: limit(1, 'spoken by host and board alike; both refuse another one'),
  frameHeaderBytes: limit(4, 'type, sequence number and session'),
  frameCrcBytes: limit(2, 'at the end of every frame'),
  frameMaxBytes: limit(48, "the longest frame before COBS: the board's receive buffer"),
  pulseMinMs: limit(50, 'the shortest pulse: anything less may not be noticed by a lift'),
  pulseMaxMs: limit(500, "the longest pulse: a lift's own button is held for a few tenths of a second"),
  pulseStepMs: limit(10, "the unit in which the configuration gives a relay's longest pulse"),
  contactGapMs: limit(1_000, 'how long a contact stays open before it may close again'),
  holdMinMs: limit(50, 'the shortest time a HOLD may ask for'),
  holdMaxMs: limit(1_000, 'the longest: the door of a dead host is let go after it'),
  holdLongestS: limit(30, 'all the time the door may be held in one go, s; a relay may be given less'),
  holdPauseMs: limit(10_000, 'how long the door must not be held before that time counts anew'),
  linkTimeoutMs: limit(1_000, 'silence after which the board opens every contact'),
  inputDebounceMs: limit(20, 'gaps of an AC or multiplexed lamp, and bouncing contacts, are shorter'),
  blinkMaxMs: limit(1_500, 'a lamp that is lit or dark for less, after it was lit for less, blinks'),
  relaysPerFrame: limit(8, 'relays described by one CONFIGURE_RELAYS'),
  noLamp: limit(255, 'instead of an input: the relay has no lamp'),
} as const satisfies Record<string, LimitSpec>;
