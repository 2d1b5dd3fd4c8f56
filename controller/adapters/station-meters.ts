import { Listeners, type AudioSource, type Unsubscribe } from '../../config/kernel/index.js';
import { SignalMeter, type AudioMeters, type Hearing } from '../../speech/index.js';
import type { MetersView } from '../api/contract/meters.schema.js';

/** Half a second: a pointer on a page that moves, and no flood of messages. */
const usualBlocksPerReading = 25;

/** What the ears of a station are given to hear, measured; readings come with the sound and stop with it. */
export class StationMeters {
  /** Told every so many blocks while sound comes, and once with null when it stops. */
  readonly changes = new Listeners<MetersView | null>();
  readonly #meter = new SignalMeter();
  readonly #subscriptions: readonly Unsubscribe[];
  #current: MetersView | null = null;
  #blocks = 0;

  constructor(audio: AudioSource, hearing: Hearing, blocksPerReading = usualBlocksPerReading) {
    this.#subscriptions = [
      audio.onBlock((block) => {
        this.#meter.hear(block);
        this.#blocks += 1;
        if (this.#blocks % blocksPerReading === 0) this.#tell(rounded(this.#meter.meters));
      }),
      audio.onState(({ kind }) => {
        if (kind === 'flowing') return;
        this.#meter.reset();
        this.#tell(null);
      }),
      hearing.onEvent((event) => {
        if (event.type === 'speech.started') this.#meter.speechStarted();
        if (event.type === 'speech.decided') this.#meter.speechEnded();
      }),
    ];
  }

  /** null: nothing comes in. */
  get current(): MetersView | null {
    return this.#current;
  }

  stop(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.changes.clear();
  }

  #tell(reading: MetersView | null): void {
    this.#current = reading;
    this.changes.emit(reading);
  }
}

/** Tenths of a decibel and thousandths of the time: more would be noise, and bytes. */
function rounded({ levelDbFs, peakDbFs, clipping, noiseFloorDbFs, speechToNoiseDb, hum }: AudioMeters): MetersView {
  return {
    levelDbFs: tenths(levelDbFs),
    peakDbFs: tenths(peakDbFs),
    clipping: Math.round(clipping * 1_000) / 1_000,
    noiseFloorDbFs: noiseFloorDbFs === null ? null : tenths(noiseFloorDbFs),
    speechToNoiseDb: speechToNoiseDb === null ? null : tenths(speechToNoiseDb),
    hum: hum === null ? null : { hertz: hum.hertz, levelDbFs: tenths(hum.levelDbFs) },
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
