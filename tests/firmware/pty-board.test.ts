import { constants, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadStream } from 'node:tty';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { delay, fail, systemClock } from '../../config/kernel/index.js';
import { PtyBoard } from '../../simulator/board/pty-board.js';
import { startEmulatedBoard } from '../../simulator/board/start-emulated-board.js';
import { TestFrameReader, bytesOfHex, encodeTestFrame, readLittleEndian } from '../support/link-test-codec.js';
import type { TestFrame } from '../support/link-test-codec.js';
import { configurationSteps, floorsOnly } from '../support/wiring.js';
import { message, pulsePayload } from './link-conversation.js';

/*
 * Real time and the real terminal: what the kernel hands over, not what the emulator says. The serial driver has its own tests;
 * here the terminal is opened as a plain file.
 */
const helloWire = bytesOfHex('00 03 01 10 01 08 01 78 56 34 12 D0 A4 00');

let runFolder = '';
let board: PtyBoard;

beforeEach(() => {
  runFolder = mkdtempSync(join(tmpdir(), 'liftvoice-board-'));
  board = makeBoard();
});

afterEach(async () => {
  await board.stop();
  rmSync(runFolder, { recursive: true, force: true });
});

function makeBoard(imagePath?: string): PtyBoard {
  return new PtyBoard({
    model: { channels: 32, ...(imagePath === undefined ? {} : { imagePath }) },
    clock: systemClock,
    runFolder,
    name: 'car-1',
    openPath: (path) => ({
      name: path,
      open: () => Promise.resolve(fail({ reason: 'failed', message: 'this test opens the file itself' })),
    }),
  });
}

class TerminalHost {
  readonly #descriptor: number;
  readonly #stream: ReadStream;
  readonly #reader = new TestFrameReader();
  hasEnded = false;

  constructor(path: string) {
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    this.#stream = new ReadStream(this.#descriptor);
    this.#stream.on('data', (bytes: Buffer) => {
      for (const byte of bytes) this.#reader.push(byte);
    });
    const end = (): void => {
      this.hasEnded = true;
    };
    this.#stream.on('error', end).on('end', end).on('close', end);
  }

  async exchange(bytes: readonly number[]): Promise<TestFrame> {
    const before = this.#reader.frames.length;
    writeSync(this.#descriptor, Uint8Array.from(bytes));
    await until(() => this.#reader.frames.length > before, 'an answer');
    return this.#reader.frames[before]!.frame;
  }

  /** From sequence number 11 on; the next one to use. */
  async configure(session: number): Promise<number> {
    let sequence = 0x11;
    for (const { type, payload } of configurationSteps(floorsOnly(32))) {
      const reply = await this.exchange(encodeTestFrame({ type, sequence, session, payload }));
      expect(reply.payload[0]).toBe(0);
      sequence += 1;
    }
    return sequence;
  }

  close(): void {
    this.#stream.destroy();
  }
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const limitMs = systemClock.now() + 10_000;
  while (!isSo()) {
    if (systemClock.now() > limitMs) throw new Error(`waited in vain for ${what}`);
    await delay(systemClock, 1);
  }
}

test('HELLO over the real terminal, a pulse, its relay edges in this process, inputs back', async () => {
  await board.start();
  const host = new TerminalHost(board.path);
  const hello = await host.exchange(helloWire);
  expect(hello).toMatchObject({ type: 0x81, sequence: 0x10 });
  expect(hello.payload.slice(7, 9)).toEqual([32, 32]);
  const first = await host.configure(hello.session);

  const edges: { relays: bigint; atMs: number }[] = [];
  board.onRelays((relays, atMs) => edges.push({ relays, atMs }));
  const sentAtMs = systemClock.now();
  const reply = await host.exchange(
    encodeTestFrame({
      type: message.pulse,
      sequence: first,
      session: hello.session,
      payload: pulsePayload({ channel: 20, ms: 100 }),
    }),
  );
  expect(reply).toMatchObject({ type: 0x82, payload: { 0: 0 } });
  await until(() => edges.length === 2, 'two relay edges');
  expect(edges.map(({ relays }) => relays)).toEqual([1n << 20n, 0n]);
  expect(edges[0]!.atMs).toBeGreaterThan(sentAtMs);
  expect(edges[0]!.atMs).toBeLessThan(systemClock.now());

  board.setInputs(1n << 31n);
  let inputs = 0;
  for (let sequence = first + 1; inputs === 0 && sequence < 0x40; sequence += 1) {
    await delay(systemClock, 30);
    const read = await host.exchange(
      encodeTestFrame({ type: message.readInputs, sequence, session: hello.session, payload: [] }),
    );
    if (read.type === 0x84) inputs = readLittleEndian(read.payload, 1, 4);
    else sequence -= 1;
  }
  expect(inputs).toBe(0x80000000);
  host.close();
});

test('pulled out with a contact closed: the contact opens, the host sees the end, the next board counts its boot', async () => {
  await board.start();
  const reasons: string[] = [];
  board.onEnded((reason) => reasons.push(reason));
  const host = new TerminalHost(board.path);
  const hello = await host.exchange(helloWire);
  await host.exchange(
    encodeTestFrame({
      type: message.pulse,
      sequence: await host.configure(hello.session),
      session: hello.session,
      payload: pulsePayload({ channel: 4, ms: 500 }),
    }),
  );
  await until(() => board.relays === 1n << 4n, 'the closed contact');
  board.unplug();
  await until(() => reasons.length > 0 && host.hasEnded, 'the end on both sides');
  expect(reasons).toEqual(['unplugged']);
  expect(board.relays).toBe(0n);
  expect(existsSync(board.path)).toBe(false);

  await board.start();
  const next = new TerminalHost(board.path);
  const secondHello = await next.exchange(helloWire);
  expect(readLittleEndian(secondHello.payload, 4, 2)).toBe(2);
  // A power-on reset: the memory with the journal is gone.
  expect(secondHello.payload[6]).toBe(1);
  expect(secondHello.payload.slice(17)).toEqual(Array<number>(9).fill(0));
  next.close();
});

test('a board without an image does not start, and says which', async () => {
  const broken = makeBoard(join(runFolder, 'nothing.hex'));
  await expect(broken.start()).rejects.toThrow(/nothing\.hex/);
  await broken.stop();
});

test('where everything is present the started board sits behind its terminal, without a notice', async () => {
  const { board: started, notice } = await startEmulatedBoard({
    model: { channels: 16 },
    clock: systemClock,
    runFolder,
    name: 'car-2',
    openPath: () => board.opener,
  });
  expect(notice).toBeNull();
  expect(started.path).toBe(join(runFolder, 'car-2'));
  await started.stop();
});
