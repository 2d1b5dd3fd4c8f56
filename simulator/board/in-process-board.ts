import { Listeners, fail, succeed } from '../../config/kernel/index.js';
import type { Clock, Result, Unsubscribe } from '../../config/kernel/index.js';
import type { ChannelFailure, ChannelOpener } from '../../firmware-bridge/channel/byte-channel.js';
import { EepromMemory } from './eeprom-memory.js';
import type { Bits, EmulatedBoard } from './emulated-board.types.js';
import { InProcessChannel } from './in-process-channel.js';
import { powerUp } from './power-up.js';
import type { BoardModel } from './power-up.js';
import type { PoweredDevice, ProcessorFault } from './powered-device.types.js';

/** Between looks at the emulated line while there is traffic. The main process has other things to do than to spin. */
const alertSliceMs = 1;

export interface InProcessBoardOptions {
  readonly model: BoardModel;
  /** Real or virtual: the board's time passes with this clock. */
  readonly clock: Clock;
}

/** The emulated board where there is no pseudo-terminal, and in virtual time. */
export class InProcessBoard implements EmulatedBoard {
  readonly path = null;
  readonly opener: ChannelOpener;
  readonly #options: InProcessBoardOptions;
  readonly #eeprom = new EepromMemory();
  readonly #relaysChanged = new Listeners<{ readonly relays: Bits; readonly atMs: number }>();
  readonly #ended = new Listeners<string>();
  #board: PoweredDevice | null = null;
  #channel: InProcessChannel | null = null;
  #relays: Bits = 0n;
  #inputs: Bits = 0n;

  constructor(options: InProcessBoardOptions) {
    this.#options = options;
    this.opener = { name: 'emulated board (in process)', open: () => Promise.resolve(this.#open()) };
  }

  get relays(): Bits {
    return this.#relays;
  }

  setInputs(bits: Bits): void {
    this.#inputs = bits;
    this.#board?.setInputs(bits);
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
    if (this.#board === null) return;
    this.#end('the emulated board was unplugged');
    this.#ended.emit('unplugged');
  }

  /** What happens to the processor of a board that is plugged in; one of another maker takes no notice. */
  disturb(what: ProcessorFault): void {
    this.#board?.disturb?.(what);
  }

  /** Plugs a board in: power-on, with the EEPROM of the one before. */
  start(): Promise<void> {
    if (this.#board !== null) return Promise.resolve();
    this.#board = powerUp(this.#options.model, {
      eeprom: this.#eeprom,
      clock: this.#options.clock,
      alertSliceMs,
      onBytes: (bytes) => {
        this.#channel?.deliver(bytes);
      },
      onRelays: (relays, atMs) => {
        this.#setRelays(relays, atMs);
      },
    });
    this.#board.setInputs(this.#inputs);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#end('the emulated board was stopped');
    return Promise.resolve();
  }

  #open(): Result<InProcessChannel, ChannelFailure> {
    if (this.#board === null) return fail({ reason: 'notFound', message: 'the emulated board is not plugged in' });
    if (this.#channel?.isOpen === true) {
      return fail({ reason: 'inUse', message: 'the emulated board already has a host' });
    }
    const channel = new InProcessChannel(this.opener.name, (bytes) => this.#board?.receive(bytes));
    this.#channel = channel;
    return succeed(channel);
  }

  #end(reason: string): void {
    this.#board?.stop();
    this.#board = null;
    this.#setRelays(0n, this.#options.clock.now());
    this.#channel?.end(reason);
    this.#channel = null;
  }

  #setRelays(relays: Bits, atMs: number): void {
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#relaysChanged.emit({ relays, atMs });
  }
}
