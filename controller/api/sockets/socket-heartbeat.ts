import type { WebSocket } from '@fastify/websocket';
import { repeat, type Clock } from '../../../config/kernel/index.js';

type Pingable = Pick<WebSocket, 'ping' | 'terminate' | 'on'>;

/**
 * Ends sockets whose other end is gone without a word (a phone out of range): one that answered no ping within a period. The
 * browser answers pings by itself.
 */
export class SocketHeartbeat {
  readonly #isAlive = new Map<Pingable, boolean>();
  readonly #stop: () => void;

  constructor(clock: Clock, periodMs = 15_000) {
    this.#stop = repeat(clock, periodMs, () => {
      this.#beat();
    });
  }

  watch(socket: Pingable): void {
    this.#isAlive.set(socket, true);
    socket.on('pong', () => this.#isAlive.set(socket, true));
    socket.on('close', () => this.#isAlive.delete(socket));
  }

  stop(): void {
    this.#stop();
  }

  #beat(): void {
    for (const [socket, isAlive] of this.#isAlive) {
      if (isAlive) {
        this.#isAlive.set(socket, false);
        socket.ping();
      } else {
        socket.terminate();
      }
    }
  }
}
