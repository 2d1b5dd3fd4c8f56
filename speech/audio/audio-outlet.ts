import { Listeners } from '../../config/kernel/index.js';
import type { AudioState, PcmBlock } from '../../config/kernel/index.js';

/** The half of an audio source that faces its listeners: blocks, and a state that is told only when it changes. */
export class AudioOutlet {
  readonly blocks = new Listeners<PcmBlock>();
  readonly states = new Listeners<AudioState>();
  #state: AudioState = { kind: 'starting' };

  get state(): AudioState {
    return this.#state;
  }

  /** @returns whether this is news. */
  change(next: AudioState): boolean {
    if (isSame(this.#state, next)) return false;
    this.#state = next;
    this.states.emit(next);
    return true;
  }
}

function isSame(a: AudioState, b: AudioState): boolean {
  return a.kind === 'deaf' && b.kind === 'deaf' ? a.reason === b.reason : a.kind === b.kind;
}
