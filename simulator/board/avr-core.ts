import avr8js from 'avr8js';
import type { AVRIOPort, CPU, EEPROMBackend } from 'avr8js';
import { makeTimerLazy } from './lazy-timers.js';
import { fixUsart, paceUsart } from './usart-fixes.js';
import type { ShiftRegisterChain } from './shift-register-chain.js';

export const clockHz = 16_000_000;
const sramBytes = 2048;
const registerBytes = 0x100;
const MCUSR = 0x54;
const WDTCSR = 0x60;
const latchPin = 2;
const inputDataPin = 4;
const outputDisablePin = 4;
const pumpPin = 5;

export type ResetCause = 'powerOn' | 'external' | 'watchdog';
/** As MCUSR tells them. */
const causeBits: Readonly<Record<ResetCause, number>> = { powerOn: 0x01, external: 0x02, watchdog: 0x08 };

/** What surrounds the processor and outlives its resets. */
export interface Surroundings {
  readonly program: Uint16Array<ArrayBuffer>;
  readonly chain: ShiftRegisterChain;
  readonly eeprom: EEPROMBackend;
  /** Bytes on the wire towards the board, oldest first. */
  readonly received: number[];
  readonly onTransmitted: (byte: number) => void;
  /** The latch pin rose: a scan of the chain begins or has ended. */
  readonly onLatch: () => void;
  /** A pin that matters to the relays may have changed. */
  readonly onPins: () => void;
  /** The charge pump's pin rose. */
  readonly onPumpStroke: () => void;
}

/** One life of the ATmega328P, from a reset to the next. */
export interface AvrCore {
  readonly cpu: CPU;
  /** /OE of the relay chips is driven low. Not driven means pulled up: off. */
  areOutputsEnabled(): boolean;
  /** Offers the next received byte to the USART. */
  feedReceiver(): void;
  /** The watchdog bit; avr8js leaves most registers as they were, so the machine builds a new core instead. */
  isResetPending(): boolean;
}

/**
 * @param sram content of the memory; a reset keeps it, a power-on finds noise
 */
export function buildAvrCore(around: Surroundings, sram: Uint8Array, cause: ResetCause): AvrCore {
  // A copy, because a fault injected into the program must not outlive the reset.
  const cpu = new avr8js.CPU(around.program.slice(), sramBytes);
  let isResetPending = false;
  cpu.reset = () => {
    isResetPending = true;
  };
  cpu.data.set(sram, registerBytes);
  cpu.data[MCUSR] = causeBits[cause];

  makeTimerLazy(cpu, new avr8js.AVRTimer(cpu, avr8js.timer0Config));
  new avr8js.AVRWatchdog(cpu, avr8js.watchdogConfig, new avr8js.AVRClock(cpu, clockHz));
  // After its own reset the watchdog stays on, with the shortest period.
  if (cause === 'watchdog') cpu.data[WDTCSR] = 0x08;
  new avr8js.AVREEPROM(cpu, around.eeprom);
  const usart = new avr8js.AVRUSART(cpu, avr8js.usart0Config, clockHz);
  fixUsart(cpu, usart);
  const feedReceiver = paceUsart(cpu, usart, around.received, around.onTransmitted);
  const portB = new avr8js.AVRIOPort(cpu, avr8js.portBConfig);
  const portD = new avr8js.AVRIOPort(cpu, avr8js.portDConfig);
  attachSpi(cpu, (sent) => {
    const received = around.chain.exchange(sent);
    if (!around.chain.isDataLineCut) return received;
    // Nothing drives the pin: it is pulled up, or takes what is on the line beside it.
    return portB.pinState(inputDataPin) === avr8js.PinState.InputPullUp ? 0xff : sent;
  });

  watchPin(portB, latchPin, (isHigh) => {
    if (isHigh) {
      around.chain.latch();
      around.onLatch();
    }
    around.onPins();
  });
  watchPin(portD, outputDisablePin, around.onPins);
  watchPin(portD, pumpPin, (isHigh) => {
    if (isHigh) around.onPumpStroke();
  });
  return {
    cpu,
    areOutputsEnabled: () => portD.pinState(outputDisablePin) === avr8js.PinState.Low,
    feedReceiver,
    isResetPending: () => isResetPending,
  };
}

export function sramOf(core: AvrCore): Uint8Array {
  return core.cpu.data.slice(registerBytes);
}

/** What a memory may hold after power-on: anything but zeros, and always the same, so that runs repeat. */
export function noiseOfPowerOn(): Uint8Array {
  let state = 0x2545f491;
  return Uint8Array.from({ length: sramBytes }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

function attachSpi(cpu: CPU, exchange: (byte: number) => number): void {
  const spi = new avr8js.AVRSPI(cpu, avr8js.spiConfig, clockHz);
  spi.onByte = (byte) => {
    const answer = exchange(byte);
    cpu.addClockEvent(() => {
      spi.completeTransfer(answer);
    }, spi.transferCycles);
  };
}

function watchPin(port: AVRIOPort, pin: number, onChange: (isHigh: boolean) => void): void {
  let state = port.pinState(pin);
  port.addListener(() => {
    const now = port.pinState(pin);
    if (now === state) return;
    state = now;
    onChange(now === avr8js.PinState.High);
  });
}
