import type { TimerHandle } from '../../../config/kernel/index.js';
import { resetCauseTable } from '../../../firmware-bridge/protocol/index.js';
import type { EepromMemory } from '../eeprom-memory.js';
import type { Bits } from '../emulated-board.types.js';
import type { ChannelCount } from '../firmware-image.js';
import type { PoweredDevice, PowerUpOptions, ProcessorFault } from '../powered-device.types.js';
import { Wire } from '../wire.js';
import type { JournalEntry } from './modelled-contacts.js';
import { ModelledLife } from './modelled-life.js';

export interface ModelledBoardOptions extends PowerUpOptions {
  readonly channels: ChannelCount;
  /** bit/s */
  readonly baudRate: number;
  /** Its first word counts the starts. */
  readonly eeprom: EepromMemory;
  /** The content after it has changed. */
  readonly onEeprom?: (content: Uint8Array) => void;
}

/** From a start to the first byte that is heard: the count of the starts is written meanwhile. */
const startMs = 4;
/** From the last sign of life of a board that hangs until its watchdog resets it. */
const watchdogMs = 256;
/** Instants are sums of fractions of a ms; what falls short of a whole one by less is a whole one. */
const roundingMs = 1e-6;
/** What the board can keep of what it still has to send; a frame that does not fit is dropped rather than waited for. */
const longestBacklogBytes = 127;

/**
 * LINK v1 as docs/protocol.md promises it, without a processor: nothing happens but at the instants at which something is due, so
 * that an hour in which nothing is said costs almost nothing. The rules for every board (tests/firmware) hold for it as well.
 */
export class ModelledBoard implements PoweredDevice {
  readonly #options: ModelledBoardOptions;
  readonly #fromHost: Wire;
  readonly #toHost: Wire;
  #inputs: Bits = 0n;
  #relays: Bits = 0n;
  /** null: it is starting. */
  #life: ModelledLife | null = null;
  /** Instant 0 of the board's clock. */
  #startedMs = 0;
  /** By the board's clock; null: its processor works. */
  #hungAtMs: number | null = null;
  #timer: TimerHandle | null = null;
  /** By the board's clock. */
  #timerDueMs = Infinity;

  constructor(options: ModelledBoardOptions) {
    this.#options = options;
    const { clock, baudRate, onBytes } = options;
    this.#toHost = new Wire(clock, baudRate, onBytes);
    this.#fromHost = new Wire(clock, baudRate, (bytes) => {
      this.#hear(bytes);
    });
    this.#start('powerOn', null);
  }

  receive(bytes: Uint8Array): void {
    for (const piece of pieces(bytes)) this.#fromHost.send(piece);
  }

  setInputs(bits: Bits): void {
    if (bits === this.#inputs) return;
    this.#inputs = bits;
    this.#life?.noteInputs();
    this.#schedule();
  }

  disturb(what: ProcessorFault): void {
    if (what === 'hang') this.#hang();
    else if (what === 'powerCut') this.#start('powerOn', null);
    else this.#start('external', this.#life?.journal ?? null);
  }

  stop(): void {
    this.#cancelTimer();
    this.#fromHost.stop();
    this.#toHost.stop();
    this.#life = null;
  }

  /** By the board's clock, whole ms. */
  #now(): number {
    return this.#hungAtMs ?? Math.floor(this.#options.clock.now() - this.#startedMs + roundingMs);
  }

  /** A reset: all contacts open at once, and what was under way on the line is lost. */
  #start(cause: 'powerOn' | 'external' | 'watchdog', journal: JournalEntry | null): void {
    const { clock } = this.#options;
    this.stop();
    this.#hungAtMs = null;
    this.#show(0n);
    this.#timer = clock.setTimeout(() => {
      this.#timer = null;
      this.#begin(resetCauseTable[cause].code, journal);
    }, startMs);
  }

  #begin(resetCause: number, journal: JournalEntry | null): void {
    const { clock, channels, eeprom, onEeprom } = this.#options;
    const bootCount = countStart(eeprom);
    onEeprom?.(eeprom.content);
    this.#startedMs = clock.now();
    this.#life = new ModelledLife({
      ...{ channels, bootCount, resetCause, journal },
      now: () => this.#now(),
      sample: () => this.#inputs,
      send: (wire) => {
        if (this.#toHost.backlogBytes + wire.length <= longestBacklogBytes) this.#toHost.send(wire);
      },
      onRelays: (relays) => {
        this.#show(relays);
      },
    });
    this.#schedule();
  }

  #hang(): void {
    if (this.#life === null || this.#hungAtMs !== null) return;
    const { journal } = this.#life;
    this.#hungAtMs = this.#now();
    this.#cancelTimer();
    this.#setTimer(this.#hungAtMs + watchdogMs, () => {
      this.#start('watchdog', journal);
    });
  }

  #hear(bytes: Uint8Array): void {
    if (this.#life === null || this.#hungAtMs !== null) return;
    if (this.#life.dueMs <= this.#now()) this.#life.tick();
    this.#life.receive(bytes);
    this.#schedule();
  }

  /** A timer that comes too early finds nothing to do and is set anew: cheaper than to set it at each sign of life. */
  #schedule(): void {
    const dueMs = this.#life?.dueMs ?? Infinity;
    if (this.#hungAtMs !== null || dueMs >= this.#timerDueMs) return;
    this.#cancelTimer();
    this.#setTimer(dueMs, () => {
      if (this.#life !== null && this.#life.dueMs <= this.#now()) this.#life.tick();
      this.#schedule();
    });
  }

  /** @param dueMs by the board's clock */
  #setTimer(dueMs: number, callback: () => void): void {
    const { clock } = this.#options;
    this.#timerDueMs = dueMs;
    this.#timer = clock.setTimeout(
      () => {
        this.#timer = null;
        this.#timerDueMs = Infinity;
        callback();
      },
      this.#startedMs + dueMs - clock.now(),
    );
  }

  #cancelTimer(): void {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#timerDueMs = Infinity;
  }

  #show(relays: Bits): void {
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#options.onRelays(relays, this.#options.clock.now());
  }
}

/** What may hold a whole frame each: up to a zero that does not begin one. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (const [index, byte] of bytes.entries()) {
    const isEnd = byte === 0 && index > 0 && bytes[index - 1] !== 0;
    if (!isEnd) continue;
    yield bytes.subarray(from, index + 1);
    from = index + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

/** As the firmware does: the first word, and a new memory reads FFFF. */
function countStart(eeprom: EepromMemory): number {
  const before = eeprom.readMemory(0) | (eeprom.readMemory(1) << 8);
  const count = before === 0xffff ? 1 : (before + 1) & 0xffff;
  for (const [address, byte] of [count & 0xff, count >> 8].entries()) {
    // To write clears bits; only to erase sets them.
    eeprom.eraseMemory(address);
    eeprom.writeMemory(address, byte);
  }
  return count;
}
