/** A portion of bytes as the far end will see it. */
export interface Delivery {
  readonly bytes: Uint8Array;
  /** From the moment it was written. */
  readonly afterMs: number;
}

/** What a line makes of each portion written into it: none, one or several deliveries. */
export type LineFault = (bytes: Uint8Array) => readonly Delivery[];

/** A number in 0..1, as `Math.random`; tests pass a seeded one. */
export type RandomFraction = () => number;

const now = (bytes: Uint8Array): Delivery => ({ bytes, afterMs: 0 });

/** Delivers everything at once and whole. */
export const faithfulLine: LineFault = (bytes) => [now(bytes)];

/** Loses each byte with this probability. */
export function dropBytes(probability: number, random: RandomFraction): LineFault {
  return (bytes) => [now(bytes.filter(() => random() >= probability))];
}

/** Turns over one bit of each byte with this probability per byte. */
export function flipBits(probability: number, random: RandomFraction): LineFault {
  return (bytes) => [
    now(bytes.map((byte) => (random() < probability ? byte ^ (1 << Math.floor(random() * 8)) : byte))),
  ];
}

/** Holds everything back, in order. */
export function delayEverything(delayMs: number): LineFault {
  return (bytes) => [{ bytes, afterMs: delayMs }];
}

/** Delivers everything, and once more after this time. */
export function repeatEverything(afterMs: number): LineFault {
  return (bytes) => [now(bytes), { bytes, afterMs }];
}

/** Delivers byte by byte. */
export const splitEverything: LineFault = (bytes) => [...bytes].map((byte) => now(Uint8Array.of(byte)));

/** Keeps portions back until so many bytes wait, then delivers them as one. */
export function mergeUntil(length: number): LineFault {
  let waiting: number[] = [];
  return (bytes) => {
    waiting.push(...bytes);
    if (waiting.length < length) return [];
    const merged = Uint8Array.from(waiting);
    waiting = [];
    return [now(merged)];
  };
}

/** Everything passes through the first fault, what comes out through the next, and so on. */
export function inSeries(...faults: readonly LineFault[]): LineFault {
  return (bytes) =>
    faults.reduce<readonly Delivery[]>(
      (deliveries, fault) =>
        deliveries.flatMap((delivery) =>
          fault(delivery.bytes).map((next) => ({ bytes: next.bytes, afterMs: delivery.afterMs + next.afterMs })),
        ),
      [now(bytes)],
    );
}
