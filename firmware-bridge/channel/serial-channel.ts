import { SerialPort } from 'serialport';
import { Listeners, fail, succeed } from '../../config/kernel/index.js';
import type { Result, Unsubscribe } from '../../config/kernel/index.js';
import type { ByteChannel, ChannelFailure, ChannelOpener } from './byte-channel.js';

/** Opens a serial port, a new object for every connection. The path may be a pty or a stable name under /dev/serial/by-id. */
export function openSerialChannel(path: string, baudRate: number): ChannelOpener {
  return { name: path, open: () => openPort(path, baudRate) };
}

function openPort(path: string, baudRate: number): Promise<Result<ByteChannel, ChannelFailure>> {
  // hupcl off: letting DTR fall when the port closes would reset the board. lock: two programs on one board would press twice.
  const port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false, lock: true });
  return new Promise((resolve) => {
    const channel = new SerialChannel(port);
    port.open((error) => {
      resolve(error === null ? succeed(channel) : fail(failureOf(path, error)));
    });
  });
}

/** The native part of serialport puts the cause into the text only; it has neither `code` nor `errno`. */
const openFailures: readonly (readonly [RegExp, ChannelFailure['reason']])[] = [
  [/no such (file|device)|file not found|ENOENT/i, 'notFound'],
  [/permission denied|access denied|EACCES/i, 'noPermission'],
  [/cannot lock|resource busy|temporarily unavailable|EBUSY/i, 'inUse'],
  [/inappropriate ioctl|is a directory|not a typewriter|ENOTTY|EISDIR/i, 'noSerialPort'],
];

function failureOf(path: string, error: Error): ChannelFailure {
  const reason = openFailures.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'failed';
  return { reason, message: sentences[reason](path, error.message) };
}

const sentences: Readonly<Record<ChannelFailure['reason'], (path: string, cause: string) => string>> = {
  notFound: (path) => `${path} is not there; \`liftvoice board list\` names the ports that are`,
  noPermission: (path) => `no permission to open ${path}; its group, usually dialout, has it`,
  inUse: (path) => `${path} is held by another program; two at one board would press twice`,
  noSerialPort: (path) => `${path} is no serial port; \`liftvoice board list\` names those that there are`,
  failed: (path, cause) => `${path} can't be opened: ${cause.replace(/^Error: /, '')}`,
};

/**
 * One connection. serialport tells the loss of a port as `close` with an error, as `error` EIO without `close`, or as `close`
 * twice, depending on who noticed first; here it is told once.
 */
class SerialChannel implements ByteChannel {
  readonly name: string;
  readonly #port: SerialPort;
  readonly #dataListeners = new Listeners<Uint8Array>();
  readonly #closeListeners = new Listeners<string>();
  #isEnded = false;
  #hasLetGo: Promise<void> = Promise.resolve();

  constructor(port: SerialPort) {
    this.name = port.path;
    this.#port = port;
    // Without a data listener a pulled plug would be noticed only by the next write.
    port.on('data', (bytes: Uint8Array) => {
      if (!this.#isEnded) this.#dataListeners.emit(Uint8Array.from(bytes));
    });
    port.on('close', (error: Error | null | undefined) => {
      this.#end(error?.message ?? 'closed');
    });
    // Stays for good: a late `error` without a listener would end the process.
    port.on('error', (error: Error) => {
      this.#end(error.message);
    });
  }

  get isOpen(): boolean {
    return !this.#isEnded && this.#port.isOpen;
  }

  write(bytes: Uint8Array): void {
    // serialport would keep the bytes of a closed port and send them when it is opened again.
    if (this.isOpen) this.#port.write(bytes);
  }

  onData(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#dataListeners.add(listener);
  }

  onClose(listener: (reason: string) => void): Unsubscribe {
    return this.#closeListeners.add(listener);
  }

  close(): Promise<void> {
    this.#end('closed');
    return this.#hasLetGo;
  }

  #end(reason: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    // After EIO the descriptor is still open and would hold the lock against the next connection. An error while closing
    // says that the port is gone already, which is what was wanted.
    if (this.#port.isOpen) {
      this.#hasLetGo = new Promise((resolve) => {
        this.#port.close(() => {
          resolve();
        });
      });
    }
    this.#closeListeners.emit(reason);
  }
}
