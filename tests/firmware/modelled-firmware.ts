import { VirtualClock } from '../../config/kernel/index.js';
import { EepromMemory } from '../../simulator/board/eeprom-memory.js';
import type { ChannelCount } from '../../simulator/board/firmware-image.js';
import { ModelledBoard } from '../../simulator/board/modelled/modelled-board.js';
import { TestFrameReader } from '../support/link-test-codec.js';
import type { BoardUnderTest, ReceivedFrame } from './board-under-test.js';

/** The board without a processor, in virtual time. */
export class ModelledFirmware implements BoardUnderTest {
  readonly channels: ChannelCount;
  readonly relayEdges: { readonly relays: bigint; readonly atMs: number }[] = [];
  readonly received: ReceivedFrame[] = [];
  readonly #clock = new VirtualClock();
  readonly #board: ModelledBoard;

  constructor(channels: ChannelCount) {
    this.channels = channels;
    const reader = new TestFrameReader();
    this.#board = new ModelledBoard({
      channels,
      baudRate: 38_400,
      clock: this.#clock,
      eeprom: new EepromMemory(),
      onBytes: (bytes) => {
        for (const byte of bytes) reader.push(byte);
        for (const next of reader.frames.slice(this.received.length))
          this.received.push({ ...next, atMs: this.#clock.now() });
        if (reader.rejected.length > 0) throw new Error('the board sent bytes that are no frame');
      },
      onRelays: (relays, atMs) => {
        this.relayEdges.push({ relays, atMs });
      },
    });
  }

  get nowMs(): number {
    return this.#clock.now();
  }

  get relays(): bigint {
    return this.relayEdges.at(-1)?.relays ?? 0n;
  }

  send(bytes: readonly number[]): void {
    this.#board.receive(Uint8Array.from(bytes));
  }

  setInputs(bits: bigint): void {
    this.#board.setInputs(bits);
  }

  advance(ms: number): Promise<void> {
    return this.#clock.advance(ms);
  }

  hang(): void {
    this.#board.disturb('hang');
  }

  powerCycle(): void {
    this.#board.disturb('powerCut');
  }
}
