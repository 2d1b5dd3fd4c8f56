import { blockMs, blockSamples } from '../../../config/kernel/index.js';
import { levelDbFs } from '../../../speech/index.js';

/** A block this far below the loudest one is no speech any more (the definition behind the published delays of Vosk). */
const belowLoudestDb = 25;

/** Where the last sound of speech ends in a recording, in ms from its start. Independent of what the recogniser believes. */
export function endOfSpeechMs(samples: Int16Array): number {
  const levels: number[] = [];
  for (let start = 0; start + blockSamples <= samples.length; start += blockSamples) {
    levels.push(levelDbFs(samples.subarray(start, start + blockSamples)));
  }
  const loudest = Math.max(...levels);
  return (levels.findLastIndex((level) => level > loudest - belowLoudestDb) + 1) * blockMs;
}
