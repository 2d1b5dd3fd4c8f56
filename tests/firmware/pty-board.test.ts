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
import { message, nak, pulsePayload } from './link-conversation.js';

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

type Request = Pick<TestFrame, 'type' | 'payload'>;

interface Conversation {
  readonly hello: TestFrame;
  /** To what was asked last. */
  readonly reply: TestFrame;
  /** The next number to use. */
  readonly sequence: number;
  /** When the last was asked. */
  readonly sentAtMs: number;
}

/** After a second without a frame, which a busy machine takes at times; nothing was done of what is answered so. */
function isSessionOver({ type, payload }: TestFrame): boolean {
  return type === nak.type && payload[0] === nak.noSession;
}

const press = (channel: number, ms: number): Request => ({
  type: message.pulse,
  payload: pulsePayload({ channel, ms }),
});

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
    await until(() => this.#reader.frames.length > before || this.hasEnded, 'an answer');
    return this.#reader.frames[before]?.frame ?? expect.fail('the board has gone');
  }

  /** HELLO, the wiring and, if there is one, a press; all of it anew where the session was over before its end. */
  async converse(press: readonly Request[] = []): Promise<Conversation> {
    for (;;) {
      const hello = await this.exchange(helloWire);
      let [reply, sequence, sentAtMs] = [hello, 0x11, 0];
      for (const request of [...configurationSteps(floorsOnly(32)), ...press]) {
        sentAtMs = systemClock.now();
        reply = await this.exchange(encodeTestFrame({ ...request, sequence, session: hello.session }));
        if (isSessionOver(reply)) break;
        expect(reply.payload[0]).toBe(0);
        sequence += 1;
      }
      if (!isSessionOver(reply)) return { hello, reply, sequence, sentAtMs };
    }
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
  const edges: { relays: bigint; atMs: number }[] = [];
  board.onRelays((relays, atMs) => edges.push({ relays, atMs }));
  const { hello, reply, sequence: first, sentAtMs } = await host.converse([press(20, 100)]);
  expect(hello).toMatchObject({ type: 0x81, sequence: 0x10 });
  expect(hello.payload.slice(7, 9)).toEqual([32, 32]);
  expect(reply).toMatchObject({ type: 0x82, payload: { 0: 0 } });
  await until(() => edges.length === 2, 'two relay edges');
  expect(edges.map(({ relays }) => relays)).toEqual([1n << 20n, 0n]);
  expect(edges[0]!.atMs).toBeGreaterThan(sentAtMs);
  expect(edges[0]!.atMs).toBeLessThan(systemClock.now());

  board.setInputs(1n << 31n);
  let [session, sequence, inputs] = [hello.session, first, 0];
  for (let turn = 0; inputs === 0 && turn < 0x20; turn += 1) {
    await delay(systemClock, 30);
    const read = await host.exchange(encodeTestFrame({ type: message.readInputs, sequence, session, payload: [] }));
    if (read.type === 0x84) {
      inputs = readLittleEndian(read.payload, 1, 4);
      sequence += 1;
    } else if (isSessionOver(read)) {
      const anew = await host.converse();
      [session, sequence] = [anew.hello.session, anew.sequence];
    }
  }
  expect(inputs).toBe(0x80000000);
  host.close();
});

test('pulled out with a contact closed: the contact opens, the host sees the end, the next board counts its boot', async () => {
  await board.start();
  const reasons: string[] = [];
  board.onEnded((reason) => reasons.push(reason));
  const host = new TerminalHost(board.path);
  const seen: bigint[] = [];
  // At the edge itself: half a second later the contact is open anyhow, and whoever looks now and then may miss it.
  board.onRelays((relays) => {
    seen.push(relays);
    if (relays === 1n << 4n) board.unplug();
  });
  // The answer may be on its way when the plug is pulled.
  await Promise.allSettled([host.converse([press(4, 500)])]);
  await until(() => reasons.length > 0 && host.hasEnded, 'the end on both sides');
  expect(reasons).toEqual(['unplugged']);
  expect(seen).toEqual([1n << 4n, 0n]);
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
