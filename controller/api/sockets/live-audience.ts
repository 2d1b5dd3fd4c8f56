import type { WebSocket } from '@fastify/websocket';
import type { LiveMessage } from '../contract/view.schema.js';

/** Bytes that may wait for one listener; a full view is about 20 kB, so this is minutes of changes. */
const mostWaitingBytes = 1024 * 1024;
/** RFC 6455 / IANA: "try again later". The page reconnects and starts from a full view. */
const tryAgainLater = 1013;

type Listener = Pick<WebSocket, 'send' | 'close' | 'terminate' | 'on' | 'bufferedAmount'>;

/**
 * Everybody who watches the site live. A change is written as text once and sent to all; a listener who takes too slowly is let
 * go, because its backlog would grow in this process's memory.
 */
export class LiveAudience {
  readonly #listeners = new Set<Listener>();
  readonly #onDropped: () => void;

  constructor(onDropped: () => void) {
    this.#onDropped = onDropped;
  }

  get size(): number {
    return this.#listeners.size;
  }

  admit(listener: Listener, first: LiveMessage): void {
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

  #drop(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#onDropped();
    listener.close(tryAgainLater, 'too slow');
    // The close frame waits behind the backlog that is the trouble, so nothing is gained by waiting for its answer.
    listener.terminate();
  }
}
