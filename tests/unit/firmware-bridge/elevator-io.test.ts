import { describe, expect, it } from 'vitest';
import { lampOf, normalInputs, plugIn, startedLift, station } from './example-lift.js';
import type { ExampleLift } from './example-lift.js';

describe('the end', () => {
  it('that was asked for is no warning; a cable that is pulled is one', async () => {
    const asked = await startedLift();
    await asked.clock.resolve(asked.io.stop());
    expect(asked.events.map(({ type }) => type)).toContain('link.lost');
    expect(asked.warnings).toEqual([]);
    const pulled = await startedLift();
    pulled.socket.unplug();
    await pulled.clock.advance(50);
    expect(pulled.warnings).toContain('link lost');
  });
});

describe('what the lift says', () => {
  it('is unknown until a state was read, then mode and lamps are told', async () => {
    const { io, clock, board, events } = plugIn();
    board.inputs = normalInputs | lampOf(2);
    expect([io.isLinkUp, io.mode, io.lamp('2')]).toEqual([false, 'unknown', 'unknown']);
    io.start();
    await clock.advance(20);
    expect([io.isLinkUp, io.mode, io.lamp('1'), io.lamp('2')]).toEqual([true, 'normal', 'dark', 'lit']);
    expect(events.map(({ type }) => type)).toEqual([
      'link.up',
      'mode.changed',
      'lamp.changed',
      'lamp.changed',
      'lamp.changed',
    ]);
    expect(events[0]).toMatchObject({ board: { firmware: '2.0', relays: 16, bootCount: 7, resetCause: 'powerOn' } });
  });

  it('a floor without a lamp input stays unknown', async () => {
    const { io } = await startedLift();
    expect(io.lamp('9')).toBe('unknown');
    expect(io.lamp('77')).toBe('unknown');
  });

  it.each([
    ['fire wire broken', normalInputs & ~(1n << 13n), 'fire'],
    ['inspection wire broken', normalInputs & ~(1n << 14n), 'inspection'],
    ['fire and inspection', 0n, 'fire'],
    ['out of service', normalInputs | (1n << 15n), 'outOfService'],
    ['all inputs at once, as a loose data line reads', 0xffffn, 'unknown'],
  ])('mode with %s', async (_name, inputs, mode) => {
    const { io, board, clock, events } = await startedLift();
    board.setInputs(inputs);
    await clock.advance(5);
    expect(io.mode).toBe(mode);
    expect(events).toContainEqual({ type: 'mode.changed', mode });
  });

  it('all inputs at once make every lamp unknown', async () => {
    const { io, board, clock } = await startedLift();
    board.setInputs(0xffffn);
    await clock.advance(5);
    expect(station.floors.map(({ id }) => io.lamp(id))).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('a lamp that blinks is lit between two flashes as well, and a mode that does is what it is', async () => {
    const { io, board, clock } = await startedLift();
    board.blinking = lampOf(1) | lampOf(14);
    board.setInputs(normalInputs & ~lampOf(14));
    await clock.advance(5);
    expect([io.lamp('1'), io.lamp('2'), io.mode]).toEqual(['lit', 'dark', 'fire']);
  });

  describe('whether somebody is there', () => {
    const sensor = (activeWhen: 'open' | 'closed') => ({
      listening: { gate: 'presence', presence: { input: 12, activeWhen }, openSeconds: 10 } as const,
    });

    it('is told when it changes', async () => {
      const { io, board, clock, events } = await startedLift(sensor('closed'));
      expect(io.isPresent).toBe(false);
      board.setInputs(normalInputs | lampOf(12));
      await clock.advance(5);
      expect(io.isPresent).toBe(true);
      expect(events).toEqual([{ type: 'presence.changed', isPresent: true }]);
      board.setInputs(normalInputs);
      await clock.advance(5);
      expect(events).toContainEqual({ type: 'presence.changed', isPresent: false });
    });

    it('is read in the polarity of the site, a broken wire included', async () => {
      expect((await startedLift(sensor('open'))).io.isPresent).toBe(true);
    });

    it('is no without the board, and while the inputs are not believed', async () => {
      const { io, board, clock, socket, events } = await startedLift(sensor('closed'));
      board.setInputs(0xffffn);
      await clock.advance(5);
      expect(io.isPresent).toBe(false);
      board.setInputs(normalInputs | lampOf(12));
      await clock.advance(5);
      expect(io.isPresent).toBe(true);
      socket.unplug();
      await clock.advance(50);
      expect(io.isPresent).toBe(false);
      expect(events.at(-1)).toEqual({ type: 'presence.changed', isPresent: false });
    });

    it('is never told where the site has no sensor', async () => {
      const { io, board, clock, events } = await startedLift();
      board.setInputs(normalInputs | lampOf(12));
      await clock.advance(5);
      expect([io.isPresent, events]).toEqual([false, []]);
    });
  });

  it('a lost event is made good by the next heartbeat', async () => {
    const { io, board, clock } = await startedLift();
    board.setInputs(normalInputs | lampOf(1), 'silently');
    await clock.advance(255);
    expect(io.lamp('1')).toBe('lit');
  });

  it('right after a press a lost event is made good within 60 ms', async () => {
    const { io, board, clock } = await startedLift();
    await clock.resolve(io.press('1', 500));
    board.setInputs(normalInputs | lampOf(1), 'silently');
    await clock.advance(60);
    expect(io.lamp('1')).toBe('lit');
  });
});

describe('a press', () => {
  it("closes the floor's contact once, for the station's pulse length, only if dark", async () => {
    const { io, board, clock } = await startedLift();
    await expect(clock.resolve(io.press('3', 500))).resolves.toMatchObject({
      kind: 'done',
      evidence: 'acknowledged',
    });
    expect(board.closures).toMatchObject([{ channel: 2, durationMs: 250, flags: 1 }]);
    await clock.advance(5_000);
    expect(board.closures).toHaveLength(1);
  });

  it.each([
    ['too long', 5_000, 500],
    ['too short', 1, 50],
  ])('whose length is configured %s is clamped', async (_name, pulseMs, sentMs) => {
    const { io, board, clock } = await startedLift({ pulseMs });
    await clock.resolve(io.press('1', 500));
    expect(board.closures).toMatchObject([{ durationMs: sentMs }]);
  });

  it.each([
    ['of a lit button', '1', lampOf(1), 'alreadyLit'],
    ['of a floor whose lamp cannot be read', '9', 0n, 'lampUnreadable'],
    ['while out of service', '1', 1n << 15n, 'notNormal'],
    ['of a floor that does not exist', '77', 0n, 'noSuchContact'],
  ])('%s is refused before anything is sent', async (_name, floor, inputs, reason) => {
    const { io, board, clock } = await startedLift();
    board.setInputs(normalInputs | inputs);
    await clock.advance(5);
    expect(await clock.resolve(io.press(floor, 500))).toEqual({ kind: 'refused', reason });
    expect(board.count(0x02)).toBe(0);
  });

  it('without a link is refused at once', async () => {
    const { io, clock } = plugIn();
    expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason: 'linkDown' });
  });

  it.each([
    [1, 'noSuchContact'],
    [2, 'badDuration'],
    [3, 'busy'],
    [4, 'tooLate'],
    [5, 'locked'],
    [6, 'alreadyLit'],
    [7, 'locked'],
    [9, 'tooSoon'],
    [99, 'locked'],
  ])('that the board refuses with status %i is refused', async (status, reason) => {
    const { io, board, clock } = await startedLift();
    board.refusePulse = status;
    expect(await clock.resolve(io.press('1', 500))).toEqual({ kind: 'refused', reason });
    expect(board.count(0x02)).toBe(1);
  });

  it('waits until the contact of the press before it is open again', async () => {
    const { io, board, clock } = await startedLift();
    const presses = Promise.all([io.press('1', 2_000), io.press('2', 2_000)]);
    expect((await clock.resolve(presses)).map(({ kind }) => kind)).toEqual(['done', 'done']);
    const [first, second] = board.closures;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(350);
  });

  it('that would have to wait beyond its deadline is refused without being sent', async () => {
    const { io, board, clock } = await startedLift();
    const presses = Promise.all([io.press('1', 2_000), io.press('2', 200)]);
    expect((await clock.resolve(presses))[1]).toEqual({ kind: 'refused', reason: 'tooLate' });
    expect(board.count(0x02)).toBe(1);
  });

  it('is checked in its turn, not when it was asked for', async () => {
    const { io, board, clock } = await startedLift();
    const presses = Promise.all([io.press('1', 2_000), io.press('2', 2_000)]);
    await clock.advance(100);
    board.setInputs(0n);
    expect((await clock.resolve(presses))[1]).toEqual({ kind: 'refused', reason: 'notNormal' });
    expect(board.count(0x02)).toBe(1);
  });
});

describe('stopping', () => {
  it('opens every contact, closes the port and leaves no timer', async () => {
    const { io, board, clock, socket } = await startedLift();
    const before = board.releases;
    await clock.resolve(io.stop());
    expect(board.releases).toBe(before + 1);
    expect(socket.line?.host.isOpen).toBe(false);
    expect([io.isLinkUp, io.mode]).toEqual([false, 'unknown']);
    await clock.advance(10);
    expect(clock.pending).toBe(0);
  });

  it.each<readonly [string, (lift: ExampleLift) => void, number]>([
    ['before it was started', () => undefined, 0],
    [
      'while the port opens',
      ({ io }) => {
        io.start();
      },
      0,
    ],
    [
      'while it greets a board that does not answer',
      ({ io, board }) => {
        board.loseRequest = () => true;
        io.start();
      },
      1_000,
    ],
    [
      'while it waits to try again',
      ({ io, socket }) => {
        socket.unplug();
        io.start();
      },
      1_000,
    ],
    [
      'while it refuses a wrong board',
      ({ io, board }) => {
        board.channels = 32;
        io.start();
      },
      1_000,
    ],
    [
      'while it is up',
      ({ io }) => {
        io.start();
      },
      1_000,
    ],
  ])('%s ends everything: no port, no timer, and nothing begins again', async (_name, begin, forMs) => {
    const lift = plugIn();
    begin(lift);
    await lift.clock.advance(forMs);
    await lift.clock.resolve(lift.io.stop());
    await lift.clock.advance(20);
    expect([lift.io.isLinkUp, lift.socket.line?.host.isOpen ?? false, lift.clock.pending]).toEqual([false, false, 0]);
    const { openings } = lift.socket;
    await lift.clock.advance(20_000);
    expect(lift.socket.openings).toBe(openings);
  });

  it('takes at most a second when the board is dead', async () => {
    const { io, board, clock } = await startedLift();
    board.loseRequest = () => true;
    const beganMs = clock.now();
    await clock.resolve(io.stop());
    expect(clock.now() - beganMs).toBeLessThanOrEqual(1_000);
  });

  it('releaseAll opens the contacts and the link stays', async () => {
    const { io, board, clock } = await startedLift();
    const before = board.releases;
    await clock.resolve(io.releaseAll());
    expect(board.releases).toBe(before + 1);
    expect(io.isLinkUp).toBe(true);
  });
});
