import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import type { ByteChannel } from '../../../firmware-bridge/channel/byte-channel.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { TestFrameReader, bytesOfHex, encodeTestFrame, readLittleEndian } from '../../support/link-test-codec.js';
import { configurationSteps, floorsOnly } from '../../support/wiring.js';

const hello = Uint8Array.from(bytesOfHex('00 03 01 10 01 08 01 78 56 34 12 D0 A4 00'));

async function plugged() {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  await board.start();
  await clock.advance(20);
  return { clock, board, ...(await connect(board)) };
}

async function connect(board: InProcessBoard): Promise<{ channel: ByteChannel; reader: TestFrameReader }> {
  const opened = await board.opener.open();
  if (!opened.ok) throw new Error(opened.failure.message);
  const reader = new TestFrameReader();
  opened.value.onData((bytes) => {
    for (const byte of bytes) reader.push(byte);
  });
  return { channel: opened.value, reader };
}

async function closeContact4(clock: VirtualClock, channel: ByteChannel, reader: TestFrameReader): Promise<void> {
  channel.write(hello);
  await clock.advance(20);
  const { session } = reader.frames[0]!.frame;
  const pulse = { type: 2, payload: [4, 0xf4, 0x01, 0, 0, 0] };
  for (const [index, request] of [...configurationSteps(floorsOnly(16)), pulse].entries()) {
    channel.write(Uint8Array.from(encodeTestFrame({ ...request, sequence: 0x11 + index, session })));
    await clock.advance(20);
  }
}

describe('InProcessBoard, in virtual time', () => {
  test('answers HELLO after its time on the wire', async () => {
    const { clock, channel, reader } = await plugged();
    channel.write(hello);
    // 14 bytes in, 35 out, 0.26 ms each: 12.8 ms.
    await clock.advance(12);
    expect(reader.frames).toHaveLength(0);
    await clock.advance(3);
    expect(reader.frames[0]?.frame).toMatchObject({ type: 0x81, sequence: 0x10 });
  });

  test('tells relay edges with the time at which they happened', async () => {
    const { clock, board, channel, reader } = await plugged();
    const edges: { relays: bigint; atMs: number }[] = [];
    board.onRelays((relays, atMs) => edges.push({ relays, atMs }));
    await closeContact4(clock, channel, reader);
    await clock.advance(600);
    expect(edges.map(({ relays }) => relays)).toEqual([0x10n, 0n]);
    const lengthMs = edges[1]!.atMs - edges[0]!.atMs;
    expect(lengthMs).toBeGreaterThan(498.9);
    expect(lengthMs).toBeLessThanOrEqual(500.05);
  });

  test('unplugged: contact open, channel closed, nothing to open; plugged in again: the boot is counted', async () => {
    const { clock, board, channel, reader } = await plugged();
    await closeContact4(clock, channel, reader);
    expect(board.relays).toBe(0x10n);
    const ended: string[] = [];
    const closed: string[] = [];
    board.onEnded((reason) => ended.push(reason));
    channel.onClose((reason) => closed.push(reason));
    board.unplug();
    board.unplug();
    expect(board.relays).toBe(0n);
    expect(ended).toEqual(['unplugged']);
    expect(closed).toHaveLength(1);
    expect(channel.isOpen).toBe(false);
    expect(await board.opener.open()).toMatchObject({ ok: false, failure: { reason: 'notFound' } });
    channel.write(hello);

    await board.start();
    await clock.advance(20);
    const next = await connect(board);
    next.channel.write(hello);
    await clock.advance(20);
    const { payload } = next.reader.frames[0]!.frame;
    expect(readLittleEndian(payload, 4, 2)).toBe(2);
  });

  test('one host at a time; the next one after it has closed', async () => {
    const { board, channel } = await plugged();
    expect(await board.opener.open()).toMatchObject({ ok: false, failure: { reason: 'inUse' } });
    await channel.close();
    expect((await board.opener.open()).ok).toBe(true);
  });

  test('inputs set before it was plugged in are there', async () => {
    const clock = new VirtualClock();
    const board = new InProcessBoard({ model: { channels: 16 }, clock });
    board.setInputs(0x8001n);
    await board.start();
    await clock.advance(20);
    const { channel, reader } = await connect(board);
    channel.write(hello);
    await clock.advance(20);
    const { session } = reader.frames[0]!.frame;
    channel.write(Uint8Array.from(encodeTestFrame({ type: 4, sequence: 0x11, session, payload: [] })));
    await clock.advance(20);
    expect(reader.frames[1]?.frame.payload).toEqual([0, 0x01, 0x80]);
  });

  test('stopped, it leaves no timer', async () => {
    const { clock, board, channel } = await plugged();
    channel.write(hello);
    await clock.advance(5);
    await board.stop();
    expect(clock.pending).toBe(0);
  });
});
