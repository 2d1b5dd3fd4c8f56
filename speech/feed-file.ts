import { blockMs, blockSamples, delay, sampleRate, type Clock } from '../config/kernel/index.js';
import type { Ear } from './ear.js';
import { faintNoise } from './recognizer/faint-noise.js';

/** How fast a file is heard. Times of decisions count computing alike, so that measuring them needs recognisers that keep up. */
export interface Pace {
  readonly clock: Clock;
  readonly timesRealTime: number;
}

/** Blocks between two turns of the event loop while a file is fed, so that answers are taken in. */
const blocksPerTurn = 10;
/** Faint noise after the end of a file: longer than the hangover and than Vosk's own rules. */
const afterFileSeconds = 3;
const quietBlock = faintNoise(blockSamples);

/** A file as if it were a microphone; without a pace as fast as the recognisers take it. */
export async function feedFile(ear: Ear, samples: Int16Array, pace?: Pace): Promise<void> {
  const startMs = pace?.clock.now() ?? 0;
  let blocks = 0;
  const feed = async (block: Int16Array): Promise<void> => {
    ear.hear(block);
    blocks += 1;
    if (blocks % blocksPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    if (pace !== undefined) {
      const earlyMs = startMs + (blocks * blockMs) / pace.timesRealTime - pace.clock.now();
      if (earlyMs > 0) await delay(pace.clock, earlyMs);
    }
    await ear.asked;
    if (!ear.isHearing) await ear.decided;
  };
  for (let at = 0; at < samples.length; at += blockSamples) {
    const block = samples.subarray(at, at + blockSamples);
    await feed(block.length === blockSamples ? block : filledUp(block));
  }
  for (let left = (afterFileSeconds * sampleRate) / blockSamples; left > 0 && ear.isHearing; left -= 1)
    await feed(quietBlock);
  ear.endOfSound();
}

function filledUp(samples: Int16Array): Int16Array {
  const block = quietBlock.slice();
  block.set(samples);
  return block;
}
