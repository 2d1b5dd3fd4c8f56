import {
  blockSamples,
  Listeners,
  type AudioSource,
  type AudioState,
  type PcmBlock,
  type Unsubscribe,
} from '../../config/kernel/index.js';

/** A microphone that hears what the test plays, as fast as the test likes. */
export class RecordingSource implements AudioSource {
  readonly name = 'recording';
  readonly state: AudioState = { kind: 'flowing' };
  readonly #blocks = new Listeners<PcmBlock>();

  play(samples: Int16Array): void {
    for (let at = 0; at + blockSamples <= samples.length; at += blockSamples) {
      this.#blocks.emit(samples.slice(at, at + blockSamples));
    }
  }

  onBlock(listener: (block: PcmBlock) => void): Unsubscribe {
    return this.#blocks.add(listener);
  }

  onState(): Unsubscribe {
    return () => undefined;
  }

  start(): void {
    // It flows from the beginning.
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
