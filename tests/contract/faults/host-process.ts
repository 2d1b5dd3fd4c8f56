import { succeed } from '../../../config/kernel/index.js';
import type { Clock, TimerHandle } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../../firmware-bridge/channel/byte-channel.js';

interface HostTimer {
  handle: TimerHandle | null;
  readonly callback: () => void;
}

/**
 * What the system does to a process, as far as the code in it can tell: while it is stopped no timer fires and nothing is read,
 * while the board's time and the wire go on. What was due or came meanwhile is done at once when it goes on, timers first.
 */
export class HostProcess {
  /** For the code that runs in this process. */
  readonly clock: Clock;
  readonly #world: Clock;
  readonly #due = new Set<HostTimer>();
  #unread: (() => void)[] = [];
  #isStopped = false;
  #channel: ByteChannel | undefined;
  /** ms by which its clock is behind the world's. */
  #sleptMs = 0;
  #suspendedAtMs: number | undefined;

  constructor(world: Clock) {
    this.#world = world;
    this.clock = {
      now: () => (this.#suspendedAtMs ?? world.now()) - this.#sleptMs,
      setTimeout: (callback, delayMs) => {
        const timer: HostTimer = { handle: null, callback };
        timer.handle = world.setTimeout(() => {
          timer.handle = null;
          if (this.#isStopped) this.#due.add(timer);
          else callback();
        }, delayMs);
        return timer;
      },
      clearTimeout: (handle) => {
        const timer = handle as HostTimer;
        if (timer.handle !== null) world.clearTimeout(timer.handle);
        this.#due.delete(timer);
      },
    };
  }

  /** The port as this process reads it. */
  through(opener: ChannelOpener): ChannelOpener {
    return {
      name: opener.name,
      open: async () => {
        const opened = await opener.open();
        if (!opened.ok) return opened;
        this.#channel = opened.value;
        return succeed(this.#read(opened.value));
      },
    };
  }

  /** SIGSTOP, or a computation that leaves the event loop no turn. */
  stop(): void {
    this.#isStopped = true;
  }

  /** The whole machine sleeps: its monotonic clock stands still as well, as Linux keeps it. */
  suspend(): void {
    this.stop();
    this.#suspendedAtMs = this.#world.now();
  }

  goOn(): void {
    if (this.#suspendedAtMs !== undefined) this.#sleptMs += this.#world.now() - this.#suspendedAtMs;
    this.#suspendedAtMs = undefined;
    this.#isStopped = false;
    const due = [...this.#due];
    this.#due.clear();
    for (const timer of due) this.#world.setTimeout(timer.callback, 0);
    const unread = this.#unread;
    this.#unread = [];
    for (const read of unread) this.#world.setTimeout(read, 0);
  }

  /** SIGKILL: nothing of it runs any more, and the system closes its port. */
  async kill(): Promise<void> {
    this.stop();
    await this.#channel?.close();
  }

  #read(channel: ByteChannel): ByteChannel {
    const whenRunning = (listener: () => void): void => {
      if (this.#isStopped) this.#unread.push(listener);
      else listener();
    };
    return {
      name: channel.name,
      get isOpen() {
        return channel.isOpen;
      },
      write: (bytes) => {
        channel.write(bytes);
      },
      onData: (listener) =>
        channel.onData((bytes) => {
          whenRunning(() => {
            listener(bytes);
          });
        }),
      onClose: (listener) =>
        channel.onClose((reason) => {
          whenRunning(() => {
            listener(reason);
          });
        }),
      close: () => channel.close(),
    };
  }
}
