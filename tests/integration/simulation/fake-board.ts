import type { Clock } from '../../../config/kernel/index.js';
import { fail, Listeners } from '../../../config/kernel/index.js';
import type { ChannelOpener } from '../../../firmware-bridge/channel/byte-channel.js';
import type { Bits, EmulatedBoard } from '../../../simulator/board/emulated-board.types.js';

/** For boards that no host talks to. */
export const unusedOpener: ChannelOpener = {
  name: 'no line',
  open: () => Promise.resolve(fail({ reason: 'notFound', message: 'no host talks to this board' })),
};

/** A board without firmware: the test closes its contacts and reads its inputs. It runs only between start and end. */
export class FakeBoard implements EmulatedBoard {
  readonly opener = unusedOpener;
  readonly path = null;
  relays: Bits = 0n;
  /** null while no board is there to see them. */
  inputs: Bits | null = null;
  isRunning = false;
  starts = 0;
  mayStart = true;
  readonly #clock: Clock;
  readonly #relayListeners = new Listeners<{ relays: Bits; atMs: number }>();
  readonly #endListeners = new Listeners<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  setInputs(bits: Bits): void {
    if (this.isRunning) this.inputs = bits;
  }

  onRelays(listener: (relays: Bits, atMs: number) => void) {
    return this.#relayListeners.add(({ relays, atMs }) => {
      listener(relays, atMs);
    });
  }

  onEnded(listener: (reason: string) => void) {
    return this.#endListeners.add(listener);
  }

  start(): Promise<void> {
    this.starts += 1;
    if (!this.mayStart) return Promise.reject(new Error('no emulator'));
    this.isRunning = true;
    return Promise.resolve();
  }

  unplug(): void {
    this.#clock.setTimeout(() => {
      this.die('unplugged');
    }, 5);
  }

  stop(): Promise<void> {
    this.isRunning = false;
    return Promise.resolve();
  }

  /** The emulator ends, as if its process had been killed. */
  die(reason: string): void {
    this.isRunning = false;
    this.inputs = null;
    this.relays = 0n;
    this.#endListeners.emit(reason);
  }

  setRelays(relays: Bits, atMs = this.#clock.now()): void {
    this.relays = relays;
    this.#relayListeners.emit({ relays, atMs });
  }

  isInputSet(input: number): boolean {
    return ((this.inputs ?? 0n) & (1n << BigInt(input - 1))) !== 0n;
  }
}
