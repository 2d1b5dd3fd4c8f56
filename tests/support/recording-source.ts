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
  state: AudioState = { kind: 'flowing' };
  readonly #blocks = new Listeners<PcmBlock>();
  readonly #states = new Listeners<AudioState>();

  play(samples: Int16Array): void {
    for (let at = 0; at + blockSamples <= samples.length; at += blockSamples) {
      this.#blocks.emit(samples.slice(at, at + blockSamples));
    }
  }

  change(state: AudioState): void {
    this.state = state;
    this.#states.emit(state);
  }

  onBlock(listener: (block: PcmBlock) => void): Unsubscribe {
    return this.#blocks.add(listener);
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#states.add(listener);
  }

  start(): void {
    // It flows from the beginning.
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
