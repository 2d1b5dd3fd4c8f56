import { describe, expect, it } from 'vitest';
import { plugIn, startedLift } from './example-lift.js';

const confirm = 0x08;
const pulse = 0x02;

describe('a board that is told its wiring', () => {
  it('is up only once it has confirmed, and is pressed after that', async () => {
    const { io, board, clock } = plugIn();
    board.loseRequest = (frame) => frame.type === confirm;
    io.start();
    await clock.advance(80);
    expect([io.isLinkUp, io.mode, io.lamp('1')]).toEqual([false, 'unknown', 'unknown']);
    expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'linkDown' });
    board.loseRequest = () => false;
    await clock.advance(120);
    expect([io.isLinkUp, io.mode]).toEqual([true, 'normal']);
    expect(board.count(pulse)).toBe(0);
  });

  it('that does not answer is greeted again, and told nothing of a loss before there was a link', async () => {
    const { io, board, clock, events } = plugIn();
    board.loseRequest = (frame) => frame.type === confirm;
    io.start();
    await clock.advance(3_000);
    expect(board.count(0x01)).toBeGreaterThan(3);
    expect(events).toEqual([]);
    board.loseRequest = () => false;
    await clock.advance(1_000);
    expect(io.isLinkUp).toBe(true);
    expect(io.counters.reconnects).toBe(0);
  });

  it('and refuses it is not worked with (ELV-LINK-005)', async () => {
    const { io, board, clock, events, socket } = plugIn();
    board.confirmStatus = 10;
    io.start();
    await clock.advance(100);
    expect(events).toEqual([
      {
        type: 'link.refused',
        code: 'ELV-LINK-005',
        reason: expect.stringMatching(
          /does not accept what is wired to it: badConfiguration \(ELV-LINK-005\)/,
        ) as string,
      },
    ]);
    expect([io.isLinkUp, socket.line?.host.isOpen]).toEqual([false, false]);
    board.confirmStatus = 0;
    await clock.advance(5_100);
    expect(io.isLinkUp).toBe(true);
  });

  it('and finds another checksum is not worked with either', async () => {
    const { io, board, clock, events } = plugIn();
    board.confirmedChecksum = 0x1234;
    io.start();
    await clock.advance(100);
    expect(events).toMatchObject([
      { type: 'link.refused', reason: expect.stringContaining('its checksum is 1234 instead of 76E7') as string },
    ]);
    board.confirmedChecksum = 0x12;
    await clock.advance(6_000);
    expect(events.at(-1)).toMatchObject({ reason: expect.stringContaining('its checksum is 0012') as string });
  });

  it('and forgets it is told again: no press in between', async () => {
    const { io, board, clock, events } = await startedLift();
    board.configuration = 0;
    await clock.advance(260);
    expect(events.map(({ type }) => type)).toContain('link.lost');
    await clock.advance(20);
    expect(io.isLinkUp).toBe(true);
    expect(board.configuration).not.toBe(0);
    expect(board.count(confirm)).toBe(2);
  });

  it('that is unplugged in the middle of it comes back', async () => {
    const { io, board, clock, socket } = plugIn();
    board.loseRequest = (frame) => frame.type === confirm;
    io.start();
    await clock.advance(20);
    socket.unplug();
    await clock.advance(20);
    socket.plug();
    board.loseRequest = () => false;
    await clock.advance(1_000);
    expect(io.isLinkUp).toBe(true);
  });

  it('lets a program stop in the middle of it', async () => {
    const { io, board, clock, socket } = plugIn();
    board.loseRequest = (frame) => frame.type === confirm;
    io.start();
    await clock.advance(20);
    await clock.resolve(io.stop());
    expect(socket.line?.host.isOpen).toBe(false);
    await clock.advance(10_000);
    expect([io.isLinkUp, socket.openings]).toEqual([false, 1]);
  });
});
