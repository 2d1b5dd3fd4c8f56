import avr8js from 'avr8js';
import type { EEPROMBackend } from 'avr8js';
import { cpuInternals } from './avr-internals.js';
import { buildAvrCore, clockHz, noiseOfPowerOn, sramOf } from './avr-core.js';
import type { AvrCore, ResetCause, Surroundings } from './avr-core.js';
import type { Bits } from './emulated-board.types.js';
import { ShiftRegisterChain } from './shift-register-chain.js';

export const cyclesPerMs = clockHz / 1000;

const sleepOpcode = 0x9588;
const SMCR = 0x53;
const sleepEnabled = 0x01;
// A local name: the package's own export is a getter, and this is called some million times a second.
const { avrInstruction } = avr8js;
/** `rjmp .-2`: jumps to itself. */
const jumpToItself = 0xcfff;

export interface AvrMachineOptions {
  readonly program: Uint16Array<ArrayBuffer>;
  readonly channels: number;
  readonly eeprom: EEPROMBackend;
  /** Told with the cycle at which the last bit left the board. */
  readonly onTransmitted: (byte: number, atCycles: number) => void;
  readonly onRelays: (relays: Bits, atCycles: number) => void;
  /** Told after each scan of the chain with the cycles it took, from the first edge of the latch to the second. */
  readonly onScan?: (cycles: number) => void;
  /** Jump over the time in which the processor sleeps; off only to prove that it changes nothing. */
  readonly mayFastForwardSleep?: boolean;
}

/** The relay board with its processor: time is counted in cycles of 16 MHz and moves only in `runTo`. */
export class AvrMachine {
  readonly #mayFastForwardSleep: boolean;
  readonly #onScan: ((cycles: number) => void) | undefined;
  readonly #onRelays: (relays: Bits, atCycles: number) => void;
  readonly #around: Surroundings;
  #core: AvrCore;
  #isAsleep = false;
  /** Cycles of the lives before the last reset. */
  #earlierCycles = 0;
  #relays: Bits = 0n;
  #pumpStrokes = 0;
  #latchedAtCycles = 0;

  constructor(options: AvrMachineOptions) {
    this.#mayFastForwardSleep = options.mayFastForwardSleep ?? true;
    this.#onRelays = options.onRelays;
    this.#onScan = options.onScan;
    this.#around = {
      program: options.program,
      chain: new ShiftRegisterChain(options.channels),
      eeprom: options.eeprom,
      received: [],
      onTransmitted: (byte) => {
        options.onTransmitted(byte, this.cycles);
      },
      onLatch: () => {
        this.#noteLatch();
      },
      onPins: () => {
        this.#readRelays();
      },
      onPumpStroke: () => {
        this.#pumpStrokes += 1;
      },
    };
    this.#core = buildAvrCore(this.#around, noiseOfPowerOn(), 'powerOn');
  }

  /** Since the machine was made, across resets. */
  get cycles(): number {
    return this.#earlierCycles + this.#core.cpu.cycles;
  }

  /** Contacts that are closed. */
  get relays(): Bits {
    return this.#relays;
  }

  /** Strokes of the charge pump so far: the master-enable relay holds only while they keep coming. */
  get pumpStrokes(): number {
    return this.#pumpStrokes;
  }

  get hasBytesToReceive(): boolean {
    return this.#around.received.length > 0;
  }

  receive(bytes: Iterable<number>): void {
    this.#around.received.push(...bytes);
    this.#core.feedReceiver();
  }

  setInputs(bits: Bits): void {
    this.#around.chain.setInputs(bits);
  }

  /** A fault: the data line of the inputs has come loose at the processor. */
  cutInputLine(): void {
    this.#around.chain.cutDataLine();
  }

  /** A fault: the processor loops at its present instruction until the watchdog resets it. Interrupts still run. */
  hang(): void {
    const { cpu } = this.#core;
    cpu.progMem[cpu.pc] = jumpToItself;
  }

  /** Power off and on: the memory forgets, the EEPROM does not. */
  powerCycle(): void {
    this.#around.received.length = 0;
    this.#rebuild(noiseOfPowerOn(), 'powerOn');
  }

  /** The reset pin, which DTR pulls when a host opens the port of an Uno or Nano. */
  resetByPin(): void {
    this.#rebuild(sramOf(this.#core), 'external');
  }

  runTo(cycles: number): void {
    while (this.cycles < cycles) {
      this.#runCore(cycles - this.#earlierCycles);
      if (this.#core.isResetPending()) this.#rebuild(sramOf(this.#core), 'watchdog');
    }
  }

  /** Until the limit, or until the watchdog asks for a reset. */
  #runCore(limit: number): void {
    const core = this.#core;
    const { cpu } = core;
    const internals = cpuInternals(cpu);
    while (cpu.cycles < limit && !core.isResetPending()) {
      if (this.#isAsleep) {
        const next = internals.nextClockEvent?.cycles ?? limit;
        const wakeAt = this.#mayFastForwardSleep ? Math.min(next, limit) : cpu.cycles + 1;
        cpu.cycles = Math.max(cpu.cycles, wakeAt);
        const { pc } = cpu;
        cpu.tick();
        // Either an interrupt was entered just now, or one waits that is not enabled yet.
        if (cpu.pc !== pc || cpu.nextInterrupt >= 0) this.#isAsleep = false;
      } else {
        const isSleep = cpu.progMem[cpu.pc] === sleepOpcode && ((cpu.data[SMCR] ?? 0) & sleepEnabled) !== 0;
        avrInstruction(cpu);
        if (isSleep && !(cpu.nextInterrupt >= 0 && cpu.interruptsEnabled)) this.#isAsleep = true;
        else cpu.tick();
      }
    }
  }

  #rebuild(sram: Uint8Array, cause: ResetCause): void {
    this.#earlierCycles += this.#core.cpu.cycles;
    this.#isAsleep = false;
    this.#core = buildAvrCore(this.#around, sram, cause);
    // All pins float now: whatever the relay chips hold, their outputs are off.
    this.#readRelays();
  }

  #noteLatch(): void {
    const { cycles } = this;
    if (this.#around.chain.takeScanned()) this.#onScan?.(cycles - this.#latchedAtCycles);
    this.#latchedAtCycles = cycles;
  }

  #readRelays(): void {
    const relays = this.#core.areOutputsEnabled() ? this.#around.chain.outputs : 0n;
    if (relays === this.#relays) return;
    this.#relays = relays;
    this.#onRelays(relays, this.cycles);
  }
}
