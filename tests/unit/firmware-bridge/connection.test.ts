import { expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../../config/kernel/index.js';
import type { Log } from '../../../config/kernel/index.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';
import { Connection } from '../../../firmware-bridge/link/connection.js';
import { encodeFrame, encodeMessage } from '../../../firmware-bridge/protocol/index.js';
import type { Address, Message } from '../../../firmware-bridge/protocol/index.js';

const widths = { relays: 16, inputs: 16 };
const address = { sequence: 9, session: 0x3c5a };
const nak: Message<'nak'> = { kind: 'nak', reason: 0x11, bootCount: 7 };

function connected() {
  const clock = new VirtualClock();
  const line = createMemoryLine(clock);
  const received: { readonly message: Message; readonly address: Address }[] = [];
  const closed: string[] = [];
  const notes: unknown[] = [];
  let discarded = 0;
  const log: Log = { ...silentLog, debug: (...note: unknown[]) => void notes.push(note) };
  const connection = new Connection(
    line.host,
    widths,
    {
      received: (message, from) => void received.push({ message, address: from }),
      discarded: () => void (discarded += 1),
      closed: (reason) => void closed.push(reason),
    },
    log,
  );
  const say = async (...wires: readonly Uint8Array[]): Promise<void> => {
    for (const wire of wires) line.board.write(wire);
    await clock.advance(1);
  };
  return { clock, line, connection, received, closed, notes, say, discarded: () => discarded };
}

it('hands on messages with their addresses, and counts what is none', async () => {
  const { say, received, notes, discarded } = connected();
  const spoilt = encodeMessage(nak, address, widths);
  spoilt[2] = (spoilt[2] ?? 0) ^ 1;
  await say(
    spoilt,
    encodeFrame({ type: 0x3e, ...address, payload: new Uint8Array() }),
    encodeMessage(nak, address, widths),
  );
  expect(received).toEqual([{ message: nak, address }]);
  expect(discarded()).toBe(2);
  expect(notes).toEqual([
    [{ code: 'ELV-PROTO-001', fault: 'badCrc' }, 'bytes that are no message'],
    [{ code: 'ELV-PROTO-001', fault: 'unknownType' }, 'bytes that are no message'],
  ]);
});

it('tells once that the channel is gone, and hears nothing after it', async () => {
  const { line, closed, received, say } = connected();
  line.unplug('the cable');
  await say(encodeMessage(nak, address, widths));
  expect([closed, received]).toEqual([['the cable'], []]);
});

it('once it is closed hears nothing more, not even that', async () => {
  const { line, clock, connection, closed, received } = connected();
  line.board.write(encodeMessage(nak, address, widths));
  await clock.resolve(connection.close());
  await clock.advance(5);
  expect([closed, received, line.host.isOpen]).toEqual([[], [], false]);
});

it('writes what it is given', async () => {
  const { line, clock, connection } = connected();
  const heard: number[] = [];
  line.board.onData((bytes) => void heard.push(...bytes));
  const wire = connection.encode(nak, address);
  connection.write(wire);
  await clock.advance(1);
  expect(heard).toEqual([...encodeMessage(nak, address, widths)]);
});
