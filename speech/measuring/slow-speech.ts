import { blockSamples, sampleRate } from '../../config/kernel/index.js';
import { levelDbFs } from '../audio/level.js';
import { faintNoise } from '../recognizer/faint-noise.js';

export interface SlowSpeech {
  readonly samples: Int16Array;
  /** Where the last word begins, ms: who decides before it has cut the sentence. */
  readonly lastWordMs: number;
}

/** Words with pauses between them: what somebody says who thinks. */
export function withPauses(words: readonly Int16Array[], pauseMs: () => number): SlowSpeech {
  const parts: Int16Array[] = [];
  let lastWordAt = 0;
  for (const [index, word] of words.entries()) {
    if (index > 0) parts.push(faintNoise(Math.round((pauseMs() * sampleRate) / 1000)));
    lastWordAt = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(word);
  }
  const samples = new Int16Array(lastWordAt + (words.at(-1)?.length ?? 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, lastWordMs: (lastWordAt * 1000) / sampleRate };
}

/** A recording of three syllables in two parts: where it is quietest between 20 and 50 % of its speech, mostly the first seam. */
export function afterFirstSyllable(recording: Int16Array): readonly [Int16Array, Int16Array] {
  const levels: number[] = [];
  for (let at = 0; at + blockSamples <= recording.length; at += blockSamples)
    levels.push(levelDbFs(recording.subarray(at, at + blockSamples)));
  const floor = Math.max(...levels) - 25;
  const first = levels.findIndex((level) => level > floor);
  const length = levels.findLastIndex((level) => level > floor) + 1 - first;
  const [from, to] = [first + Math.floor(length * 0.2), first + Math.ceil(length * 0.5)];
  const inner = levels.slice(from, to);
  const at = Math.max(0, from + inner.indexOf(Math.min(...inner))) * blockSamples;
  return [recording.slice(0, at), recording.slice(at)];
}
