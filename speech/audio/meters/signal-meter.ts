import { blockMs, blockSamples } from '../../../config/kernel/index.js';
import type { PcmBlock } from '../../../config/kernel/index.js';
import { levelDbFs, peakDbFs, silenceDbFs } from '../level.js';
import { isClipped } from './clipping.js';
import { decibels } from './decibels.js';
import { findHum, type Hum } from './hum.js';

/** What the microphone is like, as values; levels are RMS in dBFS. */
export interface AudioMeters {
  /** The loudest of the last 200 ms: what a pointer shows. */
  readonly levelDbFs: number;
  /** The largest sample of the last second; from about -6 on the next loud voice will be cut off. */
  readonly peakDbFs: number;
  /** Share of the last ten seconds, 0..1, whose waves were cut off. Anything but 0: the capture gain is too high. */
  readonly clipping: number;
  /** What a tenth of the last ten seconds lies below: the room without its talkers. null in the first second. */
  readonly noiseFloorDbFs: number | null;
  /** The loudest 100 ms of the last utterance over the noise floor before it, in dB; null before the first one. */
  readonly speechToNoiseDb: number | null;
  /** null: none. Looked for in seconds without speech only. */
  readonly hum: Hum | null;
}

const pointerBlocks = 10;
const peakBlocks = 1_000 / blockMs;
const historyBlocks = 10_000 / blockMs;
const leastHistory = 1_000 / blockMs;
const humBlocks = 1_000 / blockMs;
/** Hum is there or not for hours; looking for it takes a millisecond. */
const humEveryBlocks = 5_000 / blockMs;
const loudestBlocks = 100 / blockMs;
/** An utterance is told about 140 ms after it began. */
const beforeStartBlocks = 10;

/** Measures one source, block by block. Whoever knows tells it when somebody speaks. */
export class SignalMeter {
  #levels: number[] = [];
  #peaks: number[] = [];
  #clipped: boolean[] = [];
  /** The quiet that is under way, at most as much as the search for hum needs. */
  #quiet: PcmBlock[] = [];
  #blocksSinceHum = humEveryBlocks;
  #hum: Hum | null = null;
  #isSpeech = false;
  #noiseBeforeDbFs: number | null = null;
  #loudestPower = 0;
  #speechToNoiseDb: number | null = null;

  get meters(): AudioMeters {
    return {
      levelDbFs: Math.max(...this.#levels.slice(-pointerBlocks), silenceDbFs),
      peakDbFs: Math.max(...this.#peaks, silenceDbFs),
      clipping: this.#clipped.filter(Boolean).length / Math.max(1, this.#clipped.length),
      noiseFloorDbFs: this.#noiseFloor(),
      speechToNoiseDb: this.#speechToNoiseDb,
      hum: this.#hum,
    };
  }

  hear(block: PcmBlock): void {
    this.#levels.push(levelDbFs(block));
    this.#peaks = [...this.#peaks, peakDbFs(block)].slice(-peakBlocks);
    this.#clipped.push(isClipped(block));
    if (this.#levels.length > historyBlocks) {
      this.#levels.shift();
      this.#clipped.shift();
    }
    if (this.#isSpeech) this.#measureLoudest();
    else this.#lookForHum(block);
  }

  speechStarted(): void {
    this.#noiseBeforeDbFs = this.#noiseFloor();
    this.#isSpeech = true;
    this.#loudestPower = 0;
    for (let back = beforeStartBlocks; back >= 0; back -= 1) this.#measureLoudest(back);
    this.#quiet = [];
  }

  speechEnded(): void {
    if (this.#isSpeech && this.#noiseBeforeDbFs !== null) {
      this.#speechToNoiseDb = decibels(this.#loudestPower) - this.#noiseBeforeDbFs;
    }
    this.#isSpeech = false;
  }

  /** Another microphone, or none: what was measured says nothing about it. */
  reset(): void {
    this.#levels = [];
    this.#peaks = [];
    this.#clipped = [];
    this.#quiet = [];
    this.#blocksSinceHum = humEveryBlocks;
    this.#hum = null;
    this.#isSpeech = false;
    this.#noiseBeforeDbFs = null;
    this.#speechToNoiseDb = null;
  }

  #noiseFloor(): number | null {
    if (this.#levels.length < leastHistory) return null;
    const sorted = [...this.#levels].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 10)] ?? null;
  }

  #measureLoudest(blocksAgo = 0): void {
    const end = this.#levels.length - blocksAgo;
    const window = this.#levels.slice(Math.max(0, end - loudestBlocks), Math.max(0, end));
    if (window.length < loudestBlocks) return;
    const power = window.reduce((sum, level) => sum + 10 ** (level / 10), 0) / window.length;
    this.#loudestPower = Math.max(this.#loudestPower, power);
  }

  #lookForHum(block: PcmBlock): void {
    this.#quiet.push(block);
    if (this.#quiet.length > humBlocks) this.#quiet.shift();
    this.#blocksSinceHum += 1;
    if (this.#quiet.length < humBlocks || this.#blocksSinceHum < humEveryBlocks) return;
    this.#blocksSinceHum = 0;
    const second = new Int16Array(humBlocks * blockSamples);
    for (const [index, quiet] of this.#quiet.entries()) second.set(quiet, index * blockSamples);
    this.#hum = findHum(second);
  }
}
