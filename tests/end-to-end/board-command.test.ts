import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../config/kernel/index.js';
import { firmwareVersion } from '../../config/index.js';
import { isWritten } from '../../controller/app/commands/board-flash.js';
import { runCommandLine } from '../../controller/app/command-line.js';
import { openSerialChannel } from '../../firmware-bridge/index.js';
import { startEmulatedBoard } from '../../simulator/index.js';
import { openPseudoTerminal } from '../../simulator/board/pseudo-terminal.js';
import type { EmulatedBoard } from '../../simulator/board/emulated-board.types.js';
import { smallHouse } from '../support/liftvoice-process.js';

const folder = mkdtempSync(join(tmpdir(), 'liftvoice-board-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Typed {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: string;
}

/** As typed at a terminal by somebody who then types `answer`. */
async function type(args: readonly string[], answer: string | null = null): Promise<Typed> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommandLine(['board', ...args], {
    output: { line: (text) => out.push(text), error: (text) => err.push(text) },
    clock: systemClock,
    timeOfDay: () => new Date(0),
    environment: { PATH: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
    untilAskedToEnd: () => new Promise(() => undefined),
    ask: () => Promise.resolve(answer),
  });
  return { code, out, err: err.join('\n') };
}

function site(board: string, lamps: readonly (number | 'none')[] = [4, 5]): string {
  const file = join(folder, `${board.replaceAll(/\W+/g, '-')}.yaml`);
  writeFileSync(
    file,
    `version: 1
site: { name: Bench, languages: [zh, en] }
stations:
  - id: car-1
    kind: car
    board: { ${board} }
    floors:
      - { id: "1", number: 1, contact: 1, lamp: ${lamps[0] ?? 'none'} }
      - { id: "2", number: 2, contact: 2, lamp: ${lamps[1] ?? 'none'} }
    modes: { fire: { input: 1, activeWhen: open }, inspection: { input: 2, activeWhen: open } }
`,
  );
  return file;
}

const waveshare = 'driver: modbus-waveshare, relays: 8, inputs: 8';
const bench = ['lcus', 'kmtronic', 'numato'].map((driver) => `driver: ${driver}, relays: 8, inputs: 0`);
const parsed = ({ out }: Typed): unknown[] => out.map((line) => JSON.parse(line) as unknown);

describe('board info, behind a pseudo-terminal', () => {
  it('of the own board: firmware, what it does by itself, what it reads', async () => {
    const { code, out } = await type(['info', '--simulate', '--site', smallHouse]);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(
      /link-v1 \(\d+\.\d+\), 16 relays, 16 inputs\n {2}start 1 .*: its power came\n {2}\+ ends/,
    );
    expect(out.join('\n')).toMatch(/closed contacts: none.*\nmode: normal; lamps: B dark/);
  });

  it("of another maker's, for programs", async () => {
    const typed = await type(['info', '--simulate', '--json', '--site', site(waveshare)]);
    expect([typed.code, parsed(typed)]).toMatchObject([
      0,
      [
        {
          ...{ driver: 'modbus-waveshare', port: null, closedInputs: [1, 2] },
          capabilities: { endsPulses: true, checksLamps: false },
        },
      ],
    ]);
  });

  it.each(bench)('of a board for the bench says so: %s', async (board) => {
    const { code, out } = await type(['info', '--simulate', '--site', site(board, [])]);
    expect([code, out.join('\n')]).toEqual([0, expect.stringMatching(/FOR THE BENCH ONLY[^]*nobody knows of fire/)]);
  });
});

describe('board test', () => {
  it('presses nothing before the name of the station is typed', async () => {
    for (const answer of [null, 'car-2']) {
      const { code, out, err } = await type(['test', '--simulate', '--site', site(waveshare)], answer);
      expect([code, out, err]).toEqual([2, [], expect.stringContaining('Nothing was pressed')]);
    }
  });

  it('presses each button and sees its lamp', async () => {
    const typed = await type(['test', '--simulate', '--json', '--site', site(waveshare)], 'car-1');
    expect(parsed(typed)).toMatchObject([
      { button: '1', contact: 1, outcome: { kind: 'done' }, lamp: 'lit' },
      { button: '2', contact: 2, outcome: { kind: 'done' }, lamp: 'lit' },
    ]);
    expect(typed.code).toBe(0);
  });

  it('of one button of the own board', async () => {
    const typed = await type(['test', '--simulate', '--button', '2', '--site', smallHouse], 'car-1');
    expect([typed.code, typed.out]).toEqual([
      0,
      [expect.stringMatching(/^2: contact 3 pressed, lamp lit after \d+ ms$/)],
    ]);
  });

  it('of a button that is not there names those that are', async () => {
    const { code, err } = await type(['test', '--simulate', '--button', '77', '--site', site(waveshare)], 'car-1');
    expect([code, err]).toEqual([2, expect.stringContaining('no button 77; there are 1, 2')]);
  });
});

const boards: EmulatedBoard[] = [];
afterEach(async () => {
  for (const board of boards.splice(0)) await board.stop();
});

async function waveshareAt(name: string, relays: number): Promise<{ path: string; board: EmulatedBoard }> {
  const { board } = await startEmulatedBoard({
    model: { maker: 'waveshare', relays, inputs: 8, baudRate: 9600, unit: 1, inputUnit: 1 },
    clock: systemClock,
    runFolder: folder,
    name,
    openPath: (path) => openSerialChannel(path, 9600),
  });
  boards.push(board);
  return { path: join(folder, name), board };
}

describe('board test at a lift whose wires are not as the site says', () => {
  const normalService = 0b11n;

  it('names the lamp that lit instead of the one of the button', async () => {
    const { path, board } = await waveshareAt('crossed', 8);
    board.setInputs(normalService);
    // Contact 1 lights the lamp of floor 2, which the site has at input 5.
    board.onRelays((relays) => {
      if (relays === 1n) board.setInputs(normalService | (1n << 4n));
    });
    const typed = await type(['test', '--button', '1', '--site', site(`${waveshare}, path: ${path}`)], 'car-1');
    expect([typed.code, typed.out]).toEqual([1, ['1: contact 1 pressed, lamp dark; lit meanwhile: the lamp of 2']]);
  });

  it('does not ask for a name where nothing would be pressed: the mode is read as fire', async () => {
    const { path } = await waveshareAt('fire', 8);
    const { code, err } = await type(['test', '--site', site(`${waveshare}, path: ${path}`)], 'car-1');
    expect([code, err]).toEqual([1, expect.stringContaining('the mode of the lift is read as fire')]);
  });

  it('knows nothing of lamps any more once the cable is out', async () => {
    const { path, board } = await waveshareAt('unplugged', 8);
    board.setInputs(normalService);
    board.onRelays((relays) => {
      if (relays === 1n) board.unplug();
    });
    const typed = await type(['test', '--json', '--site', site(`${waveshare}, path: ${path}`)], 'car-1');
    expect([typed.code, parsed(typed)]).toMatchObject([
      1,
      [
        { button: '1', lamp: 'unreadable' },
        { button: '2', outcome: { kind: 'refused', reason: 'linkDown' }, lamp: 'unreadable' },
      ],
    ]);
  });
});

describe('a port that cannot be worked with', () => {
  it('is told with a reason: held by another program', async () => {
    const { path } = await waveshareAt('held', 8);
    const held = await openSerialChannel(path, 9600).open();
    const { code, err } = await type(['info', '--site', site(`${waveshare}, path: ${path}`)]);
    expect([code, err]).toEqual([1, expect.stringContaining('held by another program')]);
    if (held.ok) await held.value.close();
  });

  it('is told with a reason: another board than the configured one', async () => {
    const { path } = await waveshareAt('small', 4);
    const file = site(`driver: modbus-waveshare, relays: 16, inputs: 8, inputUnit: 2, path: ${path}`);
    const { code, err } = await type(['info', '--site', file]);
    expect([code, err]).toEqual([1, expect.stringMatching(/another board than the configured one: unit 1: .*address/)]);
  });

  it('is told with a reason: something is heard, though no message, and what to do', async () => {
    const terminal = openPseudoTerminal();
    if (!terminal.ok) throw new Error(terminal.failure.message);
    const board = terminal.value;
    board.onData(() => {
      board.write(Uint8Array.of(0, 1, 2, 3, 0));
    });
    const file = site(`driver: link-v1, path: ${board.path}, relays: 16, inputs: 16`);
    const { code, err } = await type(['info', '--site', file]);
    board.close();
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/does not answer.*\n.*no message: another speed than board.baudRate.*\nWhat to do: /),
    ]);
  });

  it('is told with a reason: no serial port, not there, or never named', async () => {
    const noPort = await type(['info', '--site', site(`${waveshare}, path: /dev/null`)]);
    expect([noPort.code, noPort.err]).toEqual([1, expect.stringContaining('/dev/null is no serial port')]);
    const absent = await type(['info', '--site', site(`${waveshare}, path: ${folder}/absent`)]);
    expect([absent.code, absent.err]).toEqual([
      1,
      expect.stringMatching(/absent is not there; `liftvoice board list`/),
    ]);
    const unnamed = await type(['info', '--site', site(waveshare)]);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('names no board.path')]);
  });
});

describe('board flash', () => {
  function houseWith(path: string, speed = ''): string {
    const file = join(folder, 'house.yaml');
    writeFileSync(
      file,
      readFileSync(smallHouse, 'utf8').replace(/(\n *)driver: link-v1/, `$1driver: link-v1$1path: ${path}${speed}`),
    );
    return file;
  }

  it.each([
    ['uno', 115_200],
    ['nano', 115_200],
    ['nano-old', 57_600],
  ])('builds the call for the boot loader of %s', async (bootLoader, baudRate) => {
    const house = houseWith('/dev/serial/by-id/usb-Arduino');
    const { code, out } = await type(['flash', '--dry-run', '--board', bootLoader, '--site', house]);
    expect([code, out]).toEqual([
      0,
      [
        expect.stringMatching(
          `^avrdude -p atmega328p -c arduino -P /dev/serial/by-id/usb-Arduino -b ${baudRate} -D -U flash:w:/.*/liftvoice-link-16.hex:i$`,
        ),
      ],
    ]);
  });

  it('tells programs the call as a value', async () => {
    const typed = await type(['flash', '--dry-run', '--json', '--site', houseWith('/dev/ttyS9')]);
    const call = expect.arrayContaining(['avrdude', '-P', '/dev/ttyS9']) as unknown;
    expect([typed.code, parsed(typed)]).toEqual([0, [{ call }]]);
  });

  it('takes the image for the speed of the site, and refuses one that there is none for', async () => {
    const fast = await type(['flash', '--dry-run', '--site', houseWith('/dev/null', '\n      baudRate: 115200')]);
    expect([fast.code, fast.out]).toEqual([0, [expect.stringContaining('/liftvoice-link-16-115200.hex:i')]]);
    const other = await type(['flash', '--dry-run', '--site', houseWith('/dev/null', '\n      baudRate: 57600')]);
    expect([other.code, other.out]).toEqual([2, []]);
    expect(other.err).toMatch(/57600 bit\/s, but firmware comes for 38400 and 115200 only.*BAUD_RATE=57600UL/);
  });

  it('refuses a board that is not ours, a simulated one, and one without a port', async () => {
    const refused = [
      await type(['flash', '--site', site(`${waveshare}, path: /dev/null`)]),
      await type(['flash', '--simulate', '--site', smallHouse]),
      await type(['flash', '--site', smallHouse]),
    ];
    expect(refused.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(refused.map(({ err }) => err)).toEqual([
      expect.stringContaining("runs its maker's firmware"),
      expect.stringContaining('runs the firmware of this checkout already'),
      expect.stringContaining('no port to write to'),
    ]);
  });

  it('says what is missing, what holds the port, and that avrdude failed', async () => {
    const terminal = openPseudoTerminal();
    if (!terminal.ok) throw new Error(terminal.failure.message);
    const { path } = terminal.value;
    const house = houseWith(path);
    const missing = await type(['flash', '--site', house]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('apt-get install avrdude')]);
    symlinkSync('/bin/false', join(folder, 'avrdude'));
    const held = await openSerialChannel(path, 38_400).open();
    const refused = await type(['flash', '--site', house]);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/held by another program.*Nothing was written/),
    ]);
    if (held.ok) await held.value.close();
    const failed = await type(['flash', '--site', house]);
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('avrdude ended with 1')]);
    terminal.value.close();
    rmSync(join(folder, 'avrdude'));
  });

  it('asks the board afterwards whether it starts from what was written', async () => {
    // Stands for a programmer that has nothing to report; the board has the image that comes with the program.
    symlinkSync('/bin/true', join(folder, 'avrdude'));
    const { board } = await startEmulatedBoard({
      model: { channels: 16 },
      clock: systemClock,
      runFolder: folder,
      name: 'flashed',
      openPath: (path) => openSerialChannel(path, 38_400),
    });
    boards.push(board);
    const flashed = await type(['flash', '--site', houseWith(join(folder, 'flashed'))]);
    rmSync(join(folder, 'avrdude'));
    expect([flashed.code, flashed.out[0]]).toEqual([0, expect.stringContaining(`link-v1 (${firmwareVersion})`)]);
    expect(flashed.out.join('\n')).not.toContain('another one than');
  });

  it('says that the board kept what it had, and where that may come from', () => {
    const errors: string[] = [];
    const tell = { error: (text: string) => errors.push(text) };
    expect([isWritten(firmwareVersion, tell), isWritten('2.0', tell)]).toEqual([true, false]);
    expect(errors).toEqual([expect.stringMatching(/still says firmware 2\.0 instead of .*board\.path/)]);
  });
});
