import { describe, expect, it } from 'vitest';
import { VirtualClock, fail, succeed } from '../../../config/kernel/index.js';
import type { Result } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelFailure } from '../../../firmware-bridge/channel/byte-channel.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';
import { Port } from '../../../firmware-bridge/link/port.js';

type Opened = Result<ByteChannel, ChannelFailure>;

/** A port whose openings take as long as the test likes, and whose connections let go after `letGoMs`. */
function portWith({ letGoMs = 0 } = {}) {
  const clock = new VirtualClock();
  const told: string[] = [];
  const openings: {
    readonly atMs: number;
    readonly settle: (opened: Opened) => void;
    readonly throws: (error: Error) => void;
  }[] = [];
  const port = new Port(
    {
      opener: {
        name: 'a port of the test',
        open: () =>
          new Promise<Opened>((settle, throws) => {
            openings.push({ atMs: clock.now(), settle, throws });
          }),
      },
      connect: (channel) => ({
        channel,
        close: () =>
          new Promise<void>((resolve) => {
            clock.setTimeout(() => {
              void channel.close().then(resolve);
            }, letGoMs);
          }),
      }),
      clock,
      letGoWithinMs: 500,
    },
    { opened: () => void told.push('opened'), failed: (reason) => void told.push(reason) },
  );
  const channel = () => createMemoryLine(clock).host;
  const settle = async (opened: Opened, at = openings.length - 1): Promise<void> => {
    openings[at]?.settle(opened);
    await clock.advance(0);
  };
  return { clock, told, openings, port, channel, settle };
}

describe('the port', () => {
  it('has a connection once it is open, and none once it is closed', async () => {
    const { clock, told, port, channel, settle } = portWith();
    expect(port.connection).toBeUndefined();
    port.open();
    await clock.advance(0);
    const open = channel();
    await settle(succeed(open));
    expect(port.connection?.channel).toBe(open);
    expect(told).toEqual(['opened']);
    port.close();
    expect(port.connection).toBeUndefined();
    await clock.resolve(port.closing);
    expect(open.isOpen).toBe(false);
  });

  it('that cannot be opened tells why (ELV-LINK-001)', async () => {
    const { clock, told, port, settle } = portWith();
    port.open();
    await clock.advance(0);
    await settle(fail({ reason: 'inUse', message: 'somebody else has it' }));
    expect([told, port.connection]).toEqual([['somebody else has it (ELV-LINK-001)'], undefined]);
  });

  it('whose opening throws tells that as well', async () => {
    const { clock, told, openings, port } = portWith();
    port.open();
    await clock.advance(0);
    openings[0]?.throws(new Error('a defect'));
    await clock.advance(0);
    expect(told).toEqual(['Error: a defect (ELV-LINK-001)']);
  });

  it.each(['succeeds', 'fails', 'throws'] as const)(
    'given up while it opened tells nothing when that %s, and lets go',
    async (how) => {
      const { clock, told, openings, port, channel, settle } = portWith();
      port.open();
      await clock.advance(0);
      port.close();
      const open = channel();
      if (how === 'succeeds') await settle(succeed(open));
      else if (how === 'fails') await settle(fail({ reason: 'failed', message: 'no' }));
      else openings[0]?.throws(new Error('no'));
      await clock.advance(0);
      expect([told, port.connection]).toEqual([[], undefined]);
      if (how === 'succeeds') expect(open.isOpen).toBe(false);
    },
  );

  it('opened anew meanwhile keeps the later connection', async () => {
    const { clock, told, port, channel, settle } = portWith();
    port.open();
    await clock.advance(0);
    port.close();
    port.open();
    await clock.advance(0);
    const [first, second] = [channel(), channel()];
    await settle(succeed(first), 0);
    await settle(succeed(second), 1);
    expect([first.isOpen, port.connection?.channel === second, told]).toEqual([false, true, ['opened']]);
  });

  it.each([
    [300, 300],
    [2_000, 500],
  ])(
    'is opened again when the connection before, which takes %i ms, has let go: after %i ms',
    async (letGoMs, waitedMs) => {
      const { clock, openings, port, channel, settle } = portWith({ letGoMs });
      port.open();
      await clock.advance(0);
      await settle(succeed(channel()));
      port.close();
      port.open();
      await clock.advance(3_000);
      expect(openings.map(({ atMs }) => atMs)).toEqual([0, waitedMs]);
    },
  );

  it('closed while it waits for that is not opened', async () => {
    const { clock, openings, port, channel, settle } = portWith({ letGoMs: 300 });
    port.open();
    await clock.advance(0);
    await settle(succeed(channel()));
    port.close();
    port.open();
    port.close();
    await clock.advance(3_000);
    expect(openings).toHaveLength(1);
  });
});
