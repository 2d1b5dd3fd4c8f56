import { blockSamples } from '../../config/kernel/index.js';
import { levelDbFs } from '../audio/level.js';
import { saturate } from '../audio/pcm.js';
import { peakFrameLevel } from './noise-mix.js';

/** Root-mean-square of the loudest 128 ms of every piece of talk: -20 dBFS, so that no voice is drowned by another one. */
const pieceLevel = 3_277;
const belowLoudestDb = 30;
/** Kept around what is loud, so that no word is cut. */
const marginBlocks = 3;

/**
 * People who talk one after another without end: recordings without the silence around them, all equally loud. To be mixed under
 * a talker.
 */
export function competingTalk(recordings: readonly Int16Array[]): Int16Array {
  const pieces = recordings.map((recording) => equallyLoud(withoutSilence(recording)));
  const talk = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    talk.set(piece, at);
    at += piece.length;
  }
  return talk;
}

function withoutSilence(samples: Int16Array): Int16Array {
  const levels: number[] = [];
  for (let at = 0; at + blockSamples <= samples.length; at += blockSamples)
    levels.push(levelDbFs(samples.subarray(at, at + blockSamples)));
  const floor = Math.max(...levels) - belowLoudestDb;
  const first = levels.findIndex((level) => level > floor) - marginBlocks;
  const last = levels.findLastIndex((level) => level > floor) + 1 + marginBlocks;
  return samples.subarray(Math.max(0, first) * blockSamples, last * blockSamples);
}

function equallyLoud(samples: Int16Array): Int16Array {
  const level = peakFrameLevel(samples);
  return level === 0 ? samples : samples.map((sample) => saturate(Math.round((sample * pieceLevel) / level)));
}
