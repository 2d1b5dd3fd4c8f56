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
  linkTimeoutMs: limit(1_000, 'silence after which the board opens every contact'),
  inputDebounceMs: limit(20, 'bouncing contacts and the zero crossings of an AC lamp are shorter'),
} as const satisfies Record<string, LimitSpec>;
