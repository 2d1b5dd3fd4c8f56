import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../config/kernel/index.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { inSeries, mergeUntil, splitEverything } from '../../firmware-bridge/channel/line-faults.js';
import { createMemoryLine } from '../../firmware-bridge/channel/memory-channel.js';
import { openSerialChannel } from '../../firmware-bridge/channel/serial-channel.js';
import { openPseudoTerminal } from '../../simulator/board/pseudo-terminal.js';
import type { ChannelFixture } from './byte-channel.contract.js';
import { describeByteChannel } from './byte-channel.contract.js';

function virtually(clock: VirtualClock) {
  return async (condition: () => boolean): Promise<void> => {
    await clock.advance(10);
    expect(condition()).toBe(true);
  };
}

/** Real time: the kernel moves the bytes when it pleases. */
async function really(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_600 && !condition(); tries += 1) await wait(5);
  expect(condition()).toBe(true);
}

function collect(onData: (listener: (bytes: Uint8Array) => void) => unknown): () => readonly number[] {
  const received: number[] = [];
  onData((bytes) => received.push(...bytes));
  return () => received;
}

describeByteChannel('memory', () => {
  const clock = new VirtualClock();
  const line = createMemoryLine(clock);
  return Promise.resolve({
    channel: line.host,
    until: virtually(clock),
    received: collect((listener) => line.board.onData(listener)),
    sendFromFarEnd: (bytes) => {
      line.board.write(bytes);
    },
    breakOff: () => {
      line.unplug();
    },
    dispose: () => line.host.close(),
  });
});

describeByteChannel('memory through a line that cuts and merges portions', async () => {
  const clock = new VirtualClock();
  const line = createMemoryLine(clock);
  const opener = { name: 'line', open: () => Promise.resolve({ ok: true, value: line.host } as const) };
  const cutAndMerge = inSeries(splitEverything, mergeUntil(1));
  const opened = await openThroughFaults(opener, clock, { toBoard: cutAndMerge, toHost: cutAndMerge }).open();
  if (!opened.ok) throw new Error(opened.failure.message);
  return {
    channel: opened.value,
    until: virtually(clock),
    received: collect((listener) => line.board.onData(listener)),
    sendFromFarEnd: (bytes) => {
      line.board.write(bytes);
    },
    breakOff: () => {
      line.unplug();
    },
    dispose: () => opened.value.close(),
  };
});

function pseudoTerminal() {
  const terminal = openPseudoTerminal();
  if (!terminal.ok) throw new Error(terminal.failure.message);
  return terminal.value;
}

describeByteChannel('serial port on a pseudo-terminal', async (): Promise<ChannelFixture> => {
  const terminal = pseudoTerminal();
  const opened = await openSerialChannel(terminal.path, 115_200).open();
  if (!opened.ok) throw new Error(opened.failure.message);
  // The driver begins to watch the port a little after opening it; a plug is pulled later than that.
  await wait(50);
  let isBroken = false;
  const breakOff = (): void => {
    if (!isBroken) terminal.close();
    isBroken = true;
  };
  return {
    channel: opened.value,
    until: really,
    received: collect((listener) => {
      terminal.onData(listener);
    }),
    sendFromFarEnd: (bytes) => {
      terminal.write(bytes);
    },
    breakOff,
    dispose: async () => {
      await opened.value.close();
      breakOff();
    },
  };
});

describe('opening a serial port', () => {
  it('a path that does not exist is a value, not an exception', async () => {
    const opened = await openSerialChannel('/dev/no-such-board', 38_400).open();
    expect(opened).toMatchObject({ ok: false, failure: { reason: 'notFound' } });
  });

  it('a port that is held already is in use, and free again after closing', async () => {
    const terminal = pseudoTerminal();
    const opener = openSerialChannel(terminal.path, 38_400);
    const first = await opener.open();
    expect(await opener.open()).toMatchObject({ ok: false, failure: { reason: 'inUse' } });
    if (first.ok) await first.value.close();
    const second = await opener.open();
    expect(second.ok).toBe(true);
    if (second.ok) await second.value.close();
    terminal.close();
  });

  it('bytes written to a closed connection never reach the board through the next one', async () => {
    const terminal = pseudoTerminal();
    const received = collect((listener) => {
      terminal.onData(listener);
    });
    const opener = openSerialChannel(terminal.path, 38_400);
    const first = await opener.open();
    if (!first.ok) throw new Error(first.failure.message);
    await first.value.close();
    first.value.write(Uint8Array.of(0xee));
    const second = await opener.open();
    if (!second.ok) throw new Error(second.failure.message);
    second.value.write(Uint8Array.of(0x11));
    await really(() => received().length > 0);
    expect(received()).toEqual([0x11]);
    await second.value.close();
    terminal.close();
  });
});
