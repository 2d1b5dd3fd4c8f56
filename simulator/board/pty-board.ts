import type { ChildProcess } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ElevatorError, Listeners, forkModule } from '../../config/kernel/index.js';
import type { Clock, Unsubscribe } from '../../config/kernel/index.js';
import type { ChannelOpener } from '../../firmware-bridge/channel/byte-channel.js';
import type { MessageFromBoard, MessageToBoard } from './board-messages.js';
import type { Bits, EmulatedBoard } from './emulated-board.types.js';
import { findFirmwareImage } from './firmware-image.js';
import type { BoardModel } from './power-up.js';

/** Loading a process and its modules on a loaded machine; a board that is not there by then will not come. */
const startLimitMs = 30_000;
const lastWordsCharacters = 500;

export interface PtyBoardOptions {
  readonly model: BoardModel;
  /** The clock of this process; a board behind a pty lives in real time. */
  readonly clock: Clock;
  /** An existing folder for the stable name of the terminal. */
  readonly runFolder: string;
  /** File name in it, e.g. the station's id. */
  readonly name: string;
  /** How a host opens a serial port; given, so that the simulator needs no serial driver. */
  readonly openPath: (path: string) => ChannelOpener;
}

/** The emulated board in a process of its own behind a pseudo-terminal: to a host, a serial port like any other. */
export class PtyBoard implements EmulatedBoard {
  readonly path: string;
  readonly opener: ChannelOpener;
  readonly #options: PtyBoardOptions;
  readonly #relaysChanged = new Listeners<{ readonly relays: Bits; readonly atMs: number }>();
  readonly #ended = new Listeners<string>();
  #child: ChildProcess | null = null;
  #hasExited: Promise<void> = Promise.resolve();
  #endReason: 'unplugged' | 'stopped' | null = null;
  #eeprom: Uint8Array | null = null;
  #relays: Bits = 0n;
  #stoodStillMs = 0;
  #inputs: Bits = 0n;

  constructor(options: PtyBoardOptions) {
    this.#options = options;
    this.path = join(options.runFolder, options.name);
    this.opener = options.openPath(this.path);
  }

  get relays(): Bits {
    return this.#relays;
  }

  get stoodStillMs(): number {
    return this.#stoodStillMs;
  }

  setInputs(bits: Bits): void {
    this.#inputs = bits;
    if (this.#child !== null) tell(this.#child, { type: 'inputs', inputs: bits });
  }

  onRelays(listener: (relays: Bits, atMs: number) => void): Unsubscribe {
    return this.#relaysChanged.add(({ relays, atMs }) => {
      listener(relays, atMs);
    });
  }

  onEnded(listener: (reason: string) => void): Unsubscribe {
    return this.#ended.add(listener);
  }

  unplug(): void {
    this.#kill('unplugged');
  }

  /**
   * Plugs a board in: power-on, with the EEPROM of the one before.
   *
   * @throws ElevatorError ELV-FW-001 without a firmware image, ELV-FW-002 where there is no pseudo-terminal or no process
   */
  async start(): Promise<void> {
    if (this.#child !== null && this.#endReason === null) return;
    // A plug that has just been pulled leaves its socket first.
    await this.#hasExited;
    if (this.#child !== null) return;
    const model = found(this.#options.model);
    const child = forkModule(new URL('./board-process.js', import.meta.url));
    this.#child = child;
    this.#endReason = null;
    this.#stoodStillMs = 0;
    const lastWords = keepLastWords(child);
    this.#hasExited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#onExit(code, signal);
        resolve();
      });
    });
    tell(child, { type: 'plug', model, eeprom: this.#eeprom, inputs: this.#inputs });
    const terminal = await this.#whenPlugged(child, lastWords);
    this.#removeName();
    symlinkSync(terminal, this.path);
  }

  async stop(): Promise<void> {
    this.#kill('stopped');
    await this.#hasExited;
  }

  #kill(reason: 'unplugged' | 'stopped'): void {
    if (this.#child === null || this.#endReason !== null) return;
    this.#endReason = reason;
    this.#removeName();
    // No chance to say goodbye: that is what a pulled cable looks like to the host.
    this.#child.kill('SIGKILL');
  }

  #whenPlugged(child: ChildProcess, lastWords: () => string): Promise<string> {
    return new Promise((resolve, reject) => {
      const refuse = (why: string): void => {
        clock.clearTimeout(timer);
        reject(new ElevatorError('ELV-FW-002', `the emulated board did not start: ${why}`));
      };
      const { clock } = this.#options;
      const timer = clock.setTimeout(() => {
        this.#kill('stopped');
        refuse(`no answer within ${startLimitMs} ms`);
      }, startLimitMs);
      child.once('exit', () => {
        refuse(lastWords());
      });
      child.on('message', (message: MessageFromBoard) => {
        switch (message.type) {
          case 'plugged':
            clock.clearTimeout(timer);
            resolve(message.path);
            break;
          case 'failed':
            this.#kill('stopped');
            refuse(message.message);
            break;
          case 'relays':
            this.#stoodStillMs = message.stoodStillMs;
            this.#setRelays(message.relays, this.#atMs(message.atHighResolutionNs));
            break;
          case 'eeprom':
            this.#eeprom = message.eeprom;
            break;
        }
      });
    });
  }

  #onExit(code: number | null, signal: string | null): void {
    const reason = this.#endReason ?? `the board's process ended (${signal ?? `code ${code ?? 'unknown'}`})`;
    this.#child = null;
    this.#removeName();
    this.#setRelays(0n, this.#options.clock.now());
    if (reason !== 'stopped') this.#ended.emit(reason);
  }

  #setRelays(relays: Bits, atMs: number): void {
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#relaysChanged.emit({ relays, atMs });
  }

  /** From the high-resolution time that both processes share to this process's clock. */
  #atMs(atHighResolutionNs: bigint): number {
    return this.#options.clock.now() - Number(process.hrtime.bigint() - atHighResolutionNs) / 1e6;
  }

  #removeName(): void {
    rmSync(this.path, { force: true });
  }
}

/** A missing firmware image is found out here, before there is a process for it. */
function found(model: BoardModel): BoardModel {
  if ('maker' in model || 'isModelled' in model) return model;
  return { ...model, imagePath: model.imagePath ?? findFirmwareImage(model.channels, model.baudRate) };
}

function tell(child: ChildProcess, message: MessageToBoard): void {
  // A board that was killed a moment ago can't be told any more; its exit event is on the way.
  if (child.connected) child.send(message, () => undefined);
}

/** The end of what the process wrote, for the message about its failure. Reading it also keeps its pipes from filling. */
function keepLastWords(child: ChildProcess): () => string {
  let words = '';
  const keep = (text: Buffer): void => {
    words = (words + text.toString('utf8')).slice(-lastWordsCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', ({ message }) => {
    keep(Buffer.from(message));
  });
  return () => (words.trim() === '' ? 'its process ended without a word' : words.trim());
}
