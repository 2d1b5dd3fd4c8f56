import { Listeners } from '../../config/kernel/index.js';
import type { AudioSource, AudioState, PcmBlock, Unsubscribe } from '../../config/kernel/index.js';

/** An audio source that does what the test says. */
export class FakeSource implements AudioSource {
  readonly name: string;
  readonly #blocks = new Listeners<PcmBlock>();
  readonly #states = new Listeners<AudioState>();
  state: AudioState = { kind: 'starting' };
  isStarted = false;

  constructor(name: string) {
    this.name = name;
  }

  /** A block of 320 equal samples. */
  emit(value: number): PcmBlock {
    if (this.state.kind !== 'flowing') this.change({ kind: 'flowing' });
    const block = new Int16Array(320).fill(value);
    this.#blocks.emit(block);
    return block;
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
    this.isStarted = true;
  }

  stop(): Promise<void> {
    this.isStarted = false;
    return Promise.resolve();
  }
}
