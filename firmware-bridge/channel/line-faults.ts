import type { Clock } from '../../config/kernel/index.js';

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

/** Delivers each byte twice with this probability. */
export function doubleBytes(probability: number, random: RandomFraction): LineFault {
  return (bytes) => [
    now(Uint8Array.from([...bytes].flatMap((byte) => (random() < probability ? [byte, byte] : [byte])))),
  ];
}

/** Delivers a portion twice with this probability: of a host that writes a frame at a time, the whole frame. */
export function repeatPortions(probability: number, random: RandomFraction): LineFault {
  return (bytes) => (random() < probability ? [now(bytes), now(bytes)] : [now(bytes)]);
}

/** Keeps a portion back with this probability, until the next one comes: both are then delivered as one. */
export function mergeWithNext(probability: number, random: RandomFraction): LineFault {
  let waiting: readonly number[] = [];
  return (bytes) => {
    const merged = Uint8Array.from([...waiting, ...bytes]);
    const isKept = random() < probability;
    waiting = isKept ? [...merged] : [];
    return isKept ? [] : [now(merged)];
  };
}

export interface Hesitation {
  /** Of each portion to be held up. */
  readonly probability: number;
  /** ms */
  readonly longestMs: number;
  /** `whole`: the portion comes late; `split`: what is behind a byte of it, which may be the first, comes late. */
  readonly what: 'whole' | 'split';
}

/** Stops for a while before some portions or within them. What comes behind waits as well, as on any wire. */
export function hesitate(
  { probability, longestMs, what }: Hesitation,
  random: RandomFraction,
  clock: Pick<Clock, 'now'>,
): LineFault {
  /** When the line is free again. */
  let freeMs = 0;
  return (bytes) => {
    const nowMs = clock.now();
    const before: Delivery = { bytes, afterMs: Math.max(0, freeMs - nowMs) };
    if (random() >= probability) return [before];
    const cut = what === 'whole' ? 0 : Math.floor(random() * bytes.length);
    // Whole ms: a sum of fractions might let what is behind arrive a hair before.
    freeMs = Math.ceil(nowMs + before.afterMs + random() * longestMs);
    return [
      { ...before, bytes: bytes.subarray(0, cut) },
      { bytes: bytes.subarray(cut), afterMs: freeMs - nowMs },
    ];
  };
}

/**
 * A line that does a bit of everything. One third of `share` each: bytes lost, bytes with a bit turned over, bytes there twice; and
 * of the portions `share` each: there twice, kept back until the next one, stopped somewhere for up to 150 ms, which is
 * longer than a host waits before it sends again.
 *
 * @param share 0..1
 */
export function noisyLine(share: number, random: RandomFraction, clock: Pick<Clock, 'now'>): LineFault {
  return inSeries(
    dropBytes(share / 3, random),
    flipBits(share / 3, random),
    doubleBytes(share / 3, random),
    repeatPortions(share, random),
    mergeWithNext(share, random),
    hesitate({ probability: share, longestMs: 150, what: 'split' }, random, clock),
  );
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
