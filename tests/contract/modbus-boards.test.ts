import { afterEach, describe, expect, it } from 'vitest';
import type { ModbusBoardSettings } from '../../config/index.js';
import { seededRandom, silentLog, VirtualClock } from '../../config/kernel/index.js';
import type { Board, BoardEvent, PressCommand } from '../../firmware-bridge/boards/board.types.js';
import { createBoard } from '../../firmware-bridge/boards/create-board.js';
import type { ByteChannel, ChannelOpener } from '../../firmware-bridge/channel/byte-channel.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { dropBytes, faithfulLine, flipBits, inSeries } from '../../firmware-bridge/channel/line-faults.js';
import type { LineFault } from '../../firmware-bridge/channel/line-faults.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { modelOf } from '../../simulator/board/model-of.js';
import { station } from '../unit/firmware-bridge/example-lift.js';
import { ContactDiary } from './contact-diary.js';

const waveshare: ModbusBoardSettings = {
  driver: 'modbus-waveshare',
  path: null,
  baudRate: 9600,
  relays: 8,
  inputs: 8,
  unit: 1,
  inputUnit: 1,
};
const lc: ModbusBoardSettings = { ...waveshare, driver: 'modbus-lc', unit: 255, inputUnit: 255 };

interface Line {
  readonly clock: VirtualClock;
  readonly board: Board;
  readonly counterpart: InProcessBoard;
  readonly diary: ContactDiary;
  readonly events: BoardEvent[];
  /** Every frame that the host wrote, in hex. */
  readonly written: string[];
  /** What the line does to the answers, and to the questions, from now on. */
  spoil(toHost: LineFault, toBoard?: LineFault): void;
  /** Somebody else on the line, past the driver. */
  sendBeside(frame: string): void;
}

describe('Modbus boards', () => {
  const lines: Line[] = [];

  async function plugged(settings: ModbusBoardSettings, there: Partial<ModbusBoardSettings> = {}): Promise<Line> {
    const clock = new VirtualClock();
    const counterpart = new InProcessBoard({ model: modelOf({ ...settings, ...there }), clock });
    const written: string[] = [];
    let answers = faithfulLine;
    let questions = faithfulLine;
    let channel: ByteChannel | undefined;
    const plain: ChannelOpener = {
      name: 'line',
      open: async () => {
        const opened = await counterpart.opener.open();
        if (opened.ok) channel = opened.value;
        return opened;
      },
    };
    const opener = openThroughFaults(plain, clock, {
      toBoard: (bytes) => {
        written.push(Buffer.from(bytes).toString('hex'));
        return questions(bytes);
      },
      toHost: (bytes) => answers(bytes),
    });
    const board = createBoard({ station: { ...station, board: settings }, opener, clock, log: silentLog });
    const events: BoardEvent[] = [];
    board.onEvent((event) => events.push(event));
    const diary = new ContactDiary(counterpart);
    const spoil: Line['spoil'] = (toHost, toBoard = faithfulLine) => {
      answers = toHost;
      questions = toBoard;
    };
    const sendBeside = (frame: string): void => channel?.write(Uint8Array.from(Buffer.from(frame, 'hex')));
    const line = { clock, board, counterpart, diary, events, written, spoil, sendBeside };
    lines.push(line);
    await counterpart.start();
    board.start();
    await clock.advance(3_000);
    return line;
  }

  const command = ({ clock }: Line, changes: Partial<PressCommand> = {}): PressCommand => ({
    contact: 2,
    durationMs: 250,
    deadlineMs: clock.now() + 900,
    refusal: () => null,
    isWithdrawn: () => false,
    ...changes,
  });

  afterEach(async () => {
    for (const { board, clock, counterpart } of lines.splice(0)) {
      await clock.resolve(board.stop());
      await counterpart.stop();
    }
  });

  it('a flash is the frame that the maker documents, with the pulse rounded down', async () => {
    const line = await plugged(waveshare);
    await line.clock.resolve(line.board.press(command(line)));
    expect(line.written.filter((frame) => frame.startsWith('010502'))).toEqual([
      expect.stringMatching(/^010502010002/),
    ]);
  });

  it('an LC board is told mode 4, never mode 2, which would close for good', async () => {
    const line = await plugged(lc);
    await line.clock.resolve(line.board.press(command(line, { contact: 4 })));
    expect(line.written.filter((frame) => frame.startsWith('ff10'))).toEqual([
      expect.stringMatching(/^ff10001200020400040002/),
    ]);
  });

  it('whatever is asked for, FF00 is never written, and no time beyond 500 ms', async () => {
    const line = await plugged(waveshare);
    for (const durationMs of [-1, 0, 50, 99, 100, 499.9, 500, 501, 65_280, Infinity, NaN]) {
      await line.clock.resolve(line.board.press(command(line, { durationMs })));
      await line.clock.advance(700);
    }
    const flashes = line.written.filter((frame) => frame.startsWith('010502'));
    expect(flashes.map((frame) => frame.slice(8, 12))).toEqual(['0001', '0004', '0005']);
    expect(line.written.some((frame) => frame.includes('ff00'))).toBe(false);
  });

  it('a flash whose answer is lost is proved by its contact and not sent again', async () => {
    const line = await plugged(waveshare);
    let lost = 0;
    line.spoil((bytes) => {
      const isFlash = bytes[1] === 5;
      if (isFlash) lost += 1;
      return isFlash ? [] : [{ bytes, afterMs: 0 }];
    });
    const outcome = await line.clock.resolve(line.board.press(command(line)));
    await line.clock.advance(2_000);
    expect(outcome).toMatchObject({ kind: 'done', evidence: 'contact' });
    expect([lost, line.diary.closures.length]).toEqual([1, 1]);
  });

  it('the echo of something else proves no flash', async () => {
    const line = await plugged(waveshare);
    // Relay 3 on, told to nobody.
    const foreign = Uint8Array.from(Buffer.from('01050002ff002dfa', 'hex'));
    line.spoil((bytes) => [{ bytes: bytes[1] === 5 ? foreign : bytes, afterMs: 0 }]);
    const outcome = await line.clock.resolve(line.board.press(command(line)));
    expect(outcome).toMatchObject({ kind: 'done', evidence: 'contact' });
    expect(line.board.counters.badFrames).toBe(1);
  });

  const isLit = ({ events }: Line): boolean => {
    const latest = events.findLast((event) => event.type === 'board.changed');
    return latest?.inputs === 2n;
  };

  it('an answer that comes late is not taken for that to the next question', async () => {
    const line = await plugged(waveshare);
    let late = 0;
    line.spoil((bytes) => {
      const isInputs = bytes[1] === 2;
      if (isInputs) late += 1;
      return [{ bytes, afterMs: isInputs && late === 1 ? 130 : 0 }];
    });
    const press = line.board.press(command(line, { refusal: () => (isLit(line) ? 'alreadyLit' : null) }));
    await line.clock.advance(100);
    line.counterpart.setInputs(2n);
    expect(await line.clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
    expect([line.diary.closures, line.board.isUp]).toEqual([[], true]);
  });

  it('inputs that had to be asked for twice are asked for once more before a press', async () => {
    const line = await plugged(waveshare);
    await line.clock.advance(120);
    line.written.length = 0;
    let lost = 0;
    line.spoil((bytes) => (bytes[1] === 2 && (lost += 1) === 1 ? [] : [{ bytes, afterMs: 0 }]));
    expect(await line.clock.resolve(line.board.press(command(line)))).toMatchObject({ kind: 'done' });
    const flashedAt = line.written.findIndex((frame) => frame.startsWith('010502'));
    expect(line.written.slice(0, flashedAt).map((frame) => frame.slice(0, 4))).toEqual([
      ...['0101', '0102', '0102'],
      ...['0101', '0102'],
    ]);
  });

  it('a flash that the board refuses has pressed nothing', async () => {
    const line = await plugged({ ...waveshare, relays: 8 }, { relays: 4 });
    const outcome = await line.clock.resolve(line.board.press(command(line, { contact: 6 })));
    expect(outcome).toEqual({ kind: 'refused', reason: 'locked' });
    expect(line.diary.closures).toEqual([]);
  });

  it('a lamp that lights between the last poll and the press is seen before the press', async () => {
    const line = await plugged(waveshare);
    const press = line.board.press(command(line, { refusal: () => (isLit(line) ? 'alreadyLit' : null) }));
    line.counterpart.setInputs(2n);
    expect(await line.clock.resolve(press)).toEqual({ kind: 'refused', reason: 'alreadyLit' });
    expect(line.diary.closures).toEqual([]);
  });

  it.each([
    ['with fewer relays', waveshare, { ...waveshare, relays: 16 }, /Illegal data address/],
    ['without inputs', { ...waveshare, inputs: 0 }, waveshare, /Illegal function/],
  ])('a board %s than configured is refused with the reason', async (_, there, configured, reason) => {
    const line = await plugged(configured, there);
    expect([line.board.isUp, line.events.at(-1)]).toMatchObject([
      false,
      { type: 'link.refused', reason: expect.stringMatching(reason) as string },
    ]);
  });

  it('a board that vanishes, comes back as the wrong one and vanishes again is told each time', async () => {
    const line = await plugged({ ...waveshare, relays: 16 }, { relays: 8 });
    for (let round = 0; round < 2; round += 1) {
      line.counterpart.unplug();
      await line.clock.advance(12_000);
      await line.counterpart.start();
      await line.clock.advance(12_000);
    }
    const told = line.events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
    expect(told).toEqual(['link.refused', 'link.lost', 'link.refused', 'link.lost', 'link.refused']);
  });

  it('a unit that is not there is told as a board that does not answer', async () => {
    const line = await plugged({ ...waveshare, unit: 3 }, { unit: 1 });
    await line.clock.advance(6_000);
    expect(line.events.at(-1)).toMatchObject({
      type: 'link.lost',
      reason: expect.stringContaining('ELV-LINK-002') as string,
    });
  });

  it('a contact that somebody else closed is opened', async () => {
    const line = await plugged(waveshare);
    // Between two polls, as if two programs shared the line; relay 3 on.
    await line.clock.advance(140);
    line.sendBeside('01050002ff002dfa');
    await line.clock.advance(40);
    expect(line.counterpart.relays).toBe(4n);
    await line.clock.advance(1_500);
    expect([line.counterpart.relays, line.board.isUp]).toEqual([0n, true]);
  });

  it('at 1 % lost and 1 % damaged bytes both ways every press closes its contact exactly once or says that it is unknown', async () => {
    const line = await plugged(waveshare);
    const random = seededRandom(7);
    const noise = (): LineFault => inSeries(dropBytes(0.01, random), flipBits(0.01, random));
    line.spoil(noise(), noise());
    const kinds: string[] = [];
    for (let press = 0; press < 200; press += 1) {
      while (!line.board.isUp) await line.clock.advance(50);
      const before = line.diary.closures.length;
      const { kind } = await line.clock.resolve(line.board.press(command(line, { contact: (press % 8) + 1 })));
      await line.clock.advance(500);
      kinds.push(kind);
      const closed = line.diary.closures.length - before;
      if (kind === 'done') expect(closed).toBe(1);
      else if (kind === 'refused') expect(closed).toBe(0);
      else expect(closed).toBeLessThanOrEqual(1);
    }
    // One command in seven does not arrive, and four readings in ten have to be repeated until the deadline.
    expect(kinds.filter((kind) => kind === 'done').length).toBeGreaterThan(90);
    expect(kinds).toContain('unknown');
    expect(line.board.counters.badFrames).toBeGreaterThan(0);
  });
});
