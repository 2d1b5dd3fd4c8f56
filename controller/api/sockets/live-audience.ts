import type { WebSocket } from '@fastify/websocket';
import type { Clock } from '../../../config/kernel/index.js';
import type { LiveMessage } from '../contract/view.schema.js';
import { closeCodes } from './microphone-frames.js';

/** Bytes that may wait for one listener, beside what the system holds for it; a change is about 5 kB. */
const mostWaitingBytes = 256 * 1024;
/** What a listener that was let go may take to read why, ms; its backlog is kept for as long. */
const farewellMs = 5_000;
/** Displays, and whoever looks after them: a page that opens one after another is none of them. */
const mostListeners = 256;

type Listener = Pick<WebSocket, 'send' | 'close' | 'terminate' | 'on' | 'bufferedAmount'>;

/**
 * Everybody who watches the site live. A change is written as text once and sent to all; a listener who takes too slowly is let
 * go, because its backlog would grow in this process's memory. The page reconnects and starts from a full view.
 */
export class LiveAudience {
  readonly #listeners = new Set<Listener>();
  readonly #clock: Clock;
  readonly #onDropped: () => void;

  constructor(clock: Clock, onDropped: () => void) {
    this.#clock = clock;
    this.#onDropped = onDropped;
  }

  admit(listener: Listener, first: LiveMessage): void {
    if (this.#listeners.size >= mostListeners) {
      listener.close(closeCodes.tryAgainLater, 'too many listeners');
      return;
    }
    this.#listeners.add(listener);
    listener.on('close', () => this.#listeners.delete(listener));
    listener.send(JSON.stringify(first));
  }

  tell(message: LiveMessage): void {
    if (this.#listeners.size === 0) return;
    const text = JSON.stringify(message);
    for (const listener of [...this.#listeners]) {
      if (listener.bufferedAmount > mostWaitingBytes) this.#drop(listener);
      else listener.send(text);
    }
  }

  /** The reason comes behind the backlog: who takes that up reads it, and nobody else is waited for. */
  #drop(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#onDropped();
    listener.close(closeCodes.tryAgainLater, 'too slow');
    const farewell = this.#clock.setTimeout(() => {
      listener.terminate();
    }, farewellMs);
    listener.on('close', () => {
      this.#clock.clearTimeout(farewell);
    });
  }
}
