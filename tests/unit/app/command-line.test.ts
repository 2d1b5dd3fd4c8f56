import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import { runCommandLine } from '../../../controller/app/command-line.js';
import { smallHouse } from '../../support/liftvoice-process.js';

const data = mkdtempSync(join(tmpdir(), 'liftvoice-no-models-'));
afterAll(() => {
  rmSync(data, { recursive: true });
});

/** As typed on a machine on which no model was installed. */
async function type(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommandLine(args, {
    output: { line: (text) => out.push(text), error: (text) => err.push(text) },
    clock: new VirtualClock(),
    timeOfDay: () => new Date(0),
    environment: { XDG_DATA_HOME: data, XDG_CACHE_HOME: data },
    untilAskedToEnd: () => new Promise(() => undefined),
    ask: () => Promise.resolve(null),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('help', () => {
  const models = ['list', 'install', 'verify', 'add-words', 'calibrate', 'rollback'].map((name) => ['models', name]);
  const board = ['list', 'info', 'test', 'flash'].map((name) => ['board', name]);
  const commands = [
    ['run'],
    ['check'],
    ['vocabulary'],
    ['hear'],
    ['bench'],
    ['prompts'],
    ['scenario'],
    ...models,
    ...board,
  ];

  it.each(commands)('of %s %s shows defaults that mean something to people', async (...command) => {
    const { code, out } = await type(...command, '--help');
    expect(code).toBe(0);
    expect(out).toContain('Usage: liftvoice');
    expect(out.replaceAll(/\s+/g, ' ')).not.toMatch(/default: (null|false|\[|\/)/);
  });
});

describe('scenario', () => {
  it.each([['--seed', '7'], ['--board', 'modelled'], ['--random'], ['--hours', '2'], ['--jobs', '2']])(
    'in real time has no use for %s, and says so',
    async (...option) => {
      const { code, out, err } = await type('scenario', '--realtime', ...option);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain("option '--realtime' cannot be used with option '" + option[0]);
    },
  );

  it.each([
    ['--hours', '2'],
    ['--jobs', '2'],
    ['--site', 'mine.yaml'],
  ])('that is written has no use for %s, and says so before anything is played', async (...option) => {
    const { code, out, err } = await type('scenario', 'mine/ride.yaml', ...option);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`option '${option[0]}' is for --random; a scenario says itself`);
  });

  it('by chance plays no files, and says so', async () => {
    const { code, out, err } = await type('scenario', '--random', 'mine/ride.yaml');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain("option '--random' plays no files; leave out one or the other");
  });
});

describe('check', () => {
  const korean = resolve(import.meta.dirname, '../../../config/examples/korean-office.yaml');

  it('tells a good file whose model is missing from a bad one: what to type, and 1', async () => {
    const { code, out, err } = await type('check', korean);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(
      /no model for ko is installed; type `liftvoice models install vosk-model-small-ko-0\.22`\n.*no fault in the file itself/,
    );
    const json = await type('check', korean, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      isGood: false,
      missingModel: expect.stringContaining('models install') as string,
    });
  });

  it('takes the name of a model that nobody knows for a fault of the file, with its line', async () => {
    const file = join(data, 'misspelt.yaml');
    writeFileSync(file, `${readFileSync(smallHouse, 'utf8')}\nspeech: { models: { zh: [vosk-model-lift-cn-0.2] } }\n`);
    const { code, out } = await type('check', file);
    expect(code).toBe(2);
    expect(out).toMatch(
      /misspelt\.yaml:\d+:\d+: error: speech\.models\.zh\[0\]: no model is called 'vosk-model-lift-cn-0\.2'; did you mean vosk-model-lift-zh-0\.2\? `liftvoice models list`/,
    );
  });

  it('remarks where no second model is asked for its opinion, and what that means', async () => {
    const file = join(data, 'alone.yaml');
    writeFileSync(file, `${readFileSync(smallHouse, 'utf8')}\nspeech: { models: { en: [vosk-model-lift-en-0.2] } }\n`);
    const { code, out } = await type('check', file);
    expect(out).toMatch(
      /^note: en is heard by one model, .* asked back more often, most of all in noise; name two in speech\.models\.en/mu,
    );
    expect(out).not.toContain('zh is heard by one model');
    expect(code).toBe(0);
    expect((await type('check', smallHouse)).out).not.toContain('is heard by one model');
  });

  it('says 2 for faults of the file itself', async () => {
    const file = join(data, 'site.yaml');
    writeFileSync(file, 'version: 1\nflors: 3\n');
    const { code, out } = await type('check', file);
    expect(code).toBe(2);
    expect(out).toContain('not usable; nothing would be started');
  });
});
