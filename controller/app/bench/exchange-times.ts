import { succeed, type Clock } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../../firmware-bridge/index.js';

/**
 * How long each exchange takes on the channel alone: from the first byte handed over until the last byte of the answer has been
 * read. What a round trip takes beyond that is the host's own.
 */
export class ExchangeTimes {
  readonly #clock: Clock;
  readonly #finished: number[] = [];
  #sentMs: number | null = null;
  #lastByteMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** In ms, in the order they were sent; one without an answer is left out. */
  get all(): readonly number[] {
    this.#finish();
    return this.#finished;
  }

  through(opener: ChannelOpener): ChannelOpener {
    return {
      name: opener.name,
      open: async () => {
        const opened = await opener.open();
        return opened.ok ? succeed(this.#timed(opened.value)) : opened;
      },
    };
  }

  #timed(channel: ByteChannel): ByteChannel {
    channel.onData(() => {
      this.#lastByteMs = this.#clock.now();
    });
    return {
      name: channel.name,
      get isOpen() {
        return channel.isOpen;
      },
      write: (bytes) => {
        this.#finish();
        this.#sentMs = this.#clock.now();
        channel.write(bytes);
      },
      onData: (listener) => channel.onData(listener),
      onClose: (listener) => channel.onClose(listener),
      close: () => channel.close(),
    };
  }

  #finish(): void {
    if (this.#sentMs !== null && this.#lastByteMs !== null) this.#finished.push(this.#lastByteMs - this.#sentMs);
    this.#sentMs = null;
    this.#lastByteMs = null;
  }
}
