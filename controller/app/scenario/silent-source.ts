import { Listeners, type AudioSource, type AudioState, type Unsubscribe } from '../../../config/kernel/index.js';

/** A microphone whose sound nobody needs, because what is said is told in words; it can be lost as any other. */
export class SilentSource implements AudioSource {
  readonly name = 'scenario';
  readonly #states = new Listeners<AudioState>();
  #state: AudioState = { kind: 'starting' };

  get state(): AudioState {
    return this.#state;
  }

  onBlock(): Unsubscribe {
    return () => undefined;
  }

  onState(listener: (state: AudioState) => void): Unsubscribe {
    return this.#states.add(listener);
  }

  start(): void {
    this.#enter({ kind: 'flowing' });
  }

  lose(): void {
    this.#enter({ kind: 'deaf', reason: 'ended' });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  #enter(state: AudioState): void {
    this.#state = state;
    this.#states.emit(state);
  }
}
