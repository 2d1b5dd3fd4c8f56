import { AvrMachine, cyclesPerMs } from '../../simulator/board/avr-machine.js';
import { EepromMemory } from '../../simulator/board/eeprom-memory.js';
import { findFirmwareImage, loadFirmwareImage } from '../../simulator/board/firmware-image.js';
import type { ChannelCount } from '../../simulator/board/firmware-image.js';
import { TestFrameReader } from '../support/link-test-codec.js';
import type { BoardUnderTest, ReceivedFrame } from './board-under-test.js';

/** The committed firmware in the emulator; time is the processor's own and passes as fast as it can be computed. */
export class EmulatedFirmware implements BoardUnderTest {
  readonly channels: ChannelCount;
  readonly relayEdges: { readonly relays: bigint; readonly atMs: number }[] = [];
  readonly received: ReceivedFrame[] = [];
  readonly machine: AvrMachine;

  constructor(channels: ChannelCount, mayFastForwardSleep = true) {
    this.channels = channels;
    const reader = new TestFrameReader();
    this.machine = new AvrMachine({
      program: loadFirmwareImage(findFirmwareImage(channels)),
      channels,
      eeprom: new EepromMemory(),
      mayFastForwardSleep,
      onTransmitted: (byte, atCycles) => {
        reader.push(byte);
        const next = reader.frames[this.received.length];
        if (next !== undefined) this.received.push({ ...next, atMs: atCycles / cyclesPerMs });
        if (reader.rejected.length > 0) throw new Error('the board sent bytes that are no frame');
      },
      onRelays: (relays, atCycles) => {
        this.relayEdges.push({ relays, atMs: atCycles / cyclesPerMs });
      },
    });
  }

  get nowMs(): number {
    return this.machine.cycles / cyclesPerMs;
  }

  get relays(): bigint {
    return this.machine.relays;
  }

  send(bytes: readonly number[]): void {
    this.machine.receive(bytes);
  }

  setInputs(bits: bigint): void {
    this.machine.setInputs(bits);
  }

  advance(ms: number): Promise<void> {
    this.machine.runTo(this.machine.cycles + Math.round(ms * cyclesPerMs));
    return Promise.resolve();
  }

  hang(): void {
    this.machine.hang();
  }

  powerCycle(): void {
    this.machine.powerCycle();
  }
}
