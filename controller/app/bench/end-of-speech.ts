import { blockMs, blockSamples } from '../../../config/kernel/index.js';
import { levelDbFs } from '../../../speech/index.js';

/** A block this far below the loudest one is no speech any more (the definition behind the published delays of Vosk). */
const belowLoudestDb = 25;

/** Where the last sound of speech ends in a recording, in ms from its start. Independent of what the recogniser believes. */
export function endOfSpeechMs(samples: Int16Array): number {
  const levels = levelsOf(samples);
  const loudest = Math.max(...levels);
  return (levels.findLastIndex((level) => level > loudest - belowLoudestDb) + 1) * blockMs;
}

/** Whether the end of speech can be told at all: in a loud room every block is as loud as the end of a word. */
export function hasQuietEnd(samples: Int16Array): boolean {
  const levels = levelsOf(samples).toSorted((a, b) => a - b);
  return (levels[Math.floor(levels.length / 10)] ?? 0) < (levels.at(-1) ?? 0) - belowLoudestDb;
}

function levelsOf(samples: Int16Array): readonly number[] {
  const levels: number[] = [];
  for (let start = 0; start + blockSamples <= samples.length; start += blockSamples)
    levels.push(levelDbFs(samples.subarray(start, start + blockSamples)));
  return levels;
}
