import type { AudioSource, AudioState, Clock, PcmBlock, Unsubscribe } from '../../config/kernel/index.js';
import { blockMs, blockSamples, Listeners, repeat, sampleRate } from '../../config/kernel/index.js';
import { createRoomNoise, quietRoomDbFs } from './room-noise.js';
import { atVoiceLevel, loudestDbFs } from './voice-level.js';

/** Silence between two passengers, in ms. */
const pauseMs = 300;
/** After a longer stall of the process the older blocks are given up. */
const mostLateBlocks = 100;

interface Utterance {
  readonly samples: Int16Array;
  readonly finish: (playedMs: number) => void;
  readonly isPatient: boolean;
  position: number;
}

/** A noise beside a voice: the loudest 20 ms of the voice stand out from it by so much. */
export interface NoiseUnder {
  readonly voice: Int16Array;
  readonly overNoiseDb: number;
}

export interface CabinSound extends AudioSource {
  /**
   * Somebody speaks when those before have finished. Settles when it has been played; the value is how much of it was, in ms.
   * @param isPatient false: they don't wait when speakers are told to. Default: true
   */
  speak(samples: Int16Array, isPatient?: boolean): Promise<number>;
  /** How loud the room is from now on; null: a car standing still. */
  setNoise(noise: NoiseUnder | null): void;
  /** While true nobody patient begins to speak; who speaks already finishes. */
  letSpeakersWait(areWaiting: boolean): void;
  /** Somebody begins to speak now: all that will be said, at the level it has in the car. */
  onSpeech(listener: (samples: Int16Array) => void): Unsubscribe;
}

/** What a microphone in the car hears: room noise and one passenger at a time, in real time by the clock. */
export function createCabinSound(clock: Clock, seed = 1): CabinSound {
  return new PacedCabinSound(clock, seed);
}

class PacedCabinSound implements CabinSound {
  readonly name = 'simulated car';
  readonly #clock: Clock;
  readonly #noise: () => number;
  readonly #blocks = new Listeners<PcmBlock>();
  readonly #states = new Listeners<AudioState>();
  readonly #speeches = new Listeners<Int16Array>();
  #state: AudioState = { kind: 'starting' };
  #utterances: Utterance[] = [];
  #pauseSamples = 0;
  #areWaiting = false;
  #noiseGain = 1;
  #nextBlockMs = 0;
  #stopPacing: (() => void) | null = null;

  constructor(clock: Clock, seed: number) {
    this.#clock = clock;
    this.#noise = createRoomNoise(seed);
  }

  get state(): AudioState {
    return this.#state;
  }

  onBlock(listener: (block: PcmBlock) => void): Unsubscribe {
    return this.#blocks.add(listener);
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#states.add(listener);
  }

  start(): void {
    if (this.#stopPacing !== null) return;
    this.#nextBlockMs = this.#clock.now() + blockMs;
    this.#stopPacing = repeat(this.#clock, blockMs, () => {
      this.#emitDueBlocks();
    });
    this.#enter({ kind: 'flowing' });
  }

  stop(): Promise<void> {
    if (this.#stopPacing === null) return Promise.resolve();
    this.#stopPacing();
    this.#stopPacing = null;
    const unfinished = this.#utterances;
    this.#utterances = [];
    for (const utterance of unfinished) utterance.finish(durationMs(utterance.position));
    this.#enter({ kind: 'deaf', reason: 'ended' });
    return Promise.resolve();
  }

  speak(samples: Int16Array, isPatient = true): Promise<number> {
    if (samples.length === 0) return Promise.resolve(0);
    return new Promise((finish) => {
      this.#utterances.push({ samples: atVoiceLevel(samples), finish, isPatient, position: 0 });
    });
  }

  setNoise(noise: NoiseUnder | null): void {
    const levelDbFs = noise === null ? quietRoomDbFs : loudestDbFs(atVoiceLevel(noise.voice)) - noise.overNoiseDb;
    this.#noiseGain = 10 ** ((levelDbFs - quietRoomDbFs) / 20);
  }

  letSpeakersWait(areWaiting: boolean): void {
    this.#areWaiting = areWaiting;
  }

  onSpeech(listener: (samples: Int16Array) => void): Unsubscribe {
    return this.#speeches.add(listener);
  }

  /** A sound card gives every block even when the program was late to fetch it; so does this. */
  #emitDueBlocks(): void {
    const nowMs = this.#clock.now();
    this.#nextBlockMs = Math.max(this.#nextBlockMs, nowMs - mostLateBlocks * blockMs);
    while (this.#nextBlockMs <= nowMs && this.#stopPacing !== null) {
      this.#nextBlockMs += blockMs;
      this.#blocks.emit(this.#makeBlock());
    }
  }

  #makeBlock(): PcmBlock {
    const block = new Int16Array(blockSamples);
    for (let index = 0; index < blockSamples; index += 1) {
      const sum = Math.round(this.#noise() * this.#noiseGain + this.#nextVoiceSample());
      block[index] = Math.max(-32_768, Math.min(32_767, sum));
    }
    return block;
  }

  #nextVoiceSample(): number {
    if (this.#pauseSamples > 0) {
      this.#pauseSamples -= 1;
      return 0;
    }
    const speaking = this.#utterances[0];
    if (speaking === undefined || (this.#areWaiting && speaking.isPatient && speaking.position === 0)) return 0;
    if (speaking.position === 0) this.#speeches.emit(speaking.samples);
    const sample = speaking.samples[speaking.position] ?? 0;
    speaking.position += 1;
    if (speaking.position >= speaking.samples.length) {
      this.#utterances.shift();
      this.#pauseSamples = (pauseMs * sampleRate) / 1000;
      speaking.finish(durationMs(speaking.samples.length));
    }
    return sample;
  }

  #enter(state: AudioState): void {
    this.#state = state;
    this.#states.emit(state);
  }
}

function durationMs(samples: number): number {
  return Math.round((samples * 1000) / sampleRate);
}
