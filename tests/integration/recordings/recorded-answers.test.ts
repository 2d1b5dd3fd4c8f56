/** A site with recorded answers, as a technician meets it: `liftvoice prompts` and `liftvoice check`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../config/kernel/index.js';
import { check } from '../../../controller/app/commands/check.js';
import { prompts, type PromptsOptions } from '../../../controller/app/commands/prompts.js';
import { findFolders } from '../../../controller/app/folders.js';
import { writeWav } from '../../../speech/audio/wav-writer.js';
import { sine } from '../../support/signals.js';

const example = resolve(import.meta.dirname, '../../../config/examples/small-house.yaml');
const voice = writeWav(sine(200, 1, 0.2));

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liftvoice-recorded-'));
  file = join(folder, 'site.yaml');
  await writeFile(file, `${await readFile(example, 'utf8')}\nprompts: { folder: recorded }\n`);
  await mkdir(join(folder, 'recorded'));
});
afterEach(() => rm(folder, { recursive: true }));

async function record(name: string, contents: Uint8Array | string = voice): Promise<void> {
  const path = join(folder, 'recorded', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

const lines: string[] = [];
const errors: string[] = [];
const output = {
  line: (text: string): void => void lines.push(text),
  error: (text: string): void => void errors.push(text),
};
const folders = () => findFolders({ XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') });

async function list(options: Partial<PromptsOptions> = {}): Promise<number> {
  lines.length = 0;
  errors.length = 0;
  return prompts({
    file,
    isWholeWanted: false,
    isMissingOnly: false,
    json: false,
    folders: folders(),
    output,
    ...options,
  });
}

async function judged(): Promise<number> {
  lines.length = 0;
  return check({ file, json: false, folders: folders(), clock: systemClock, output });
}

describe('the script', () => {
  it('says what to say under which name, and what is there already', async () => {
    await record('en/registered/_after.flac', voice);
    await record('zh/notNow.wav');
    expect(await list()).toBe(0);
    const printed = lines.join('\n');
    expect(printed).toContain(`Recordings lie in ${join(folder, 'recorded')}.`);
    expect(printed).toMatch(/\[x\] zh\/notNow\.wav +现在不能用语音登记 {2}\(1\.0 s\)/);
    expect(printed).toMatch(/\[x\] en\/registered\/_after\.wav +… is registered/);
    expect(printed).toMatch(/\[ \] en\/notNow\.wav +Voice is not available right now/);
    expect(printed).not.toContain('zh/registered/2.wav');
  });

  it('lists whole answers when asked to, and leaves out what is recorded', async () => {
    await record('zh/notNow.wav');
    expect(await list({ isWholeWanted: true, isMissingOnly: true })).toBe(0);
    expect(lines.join('\n')).toMatch(/\[ \] zh\/registered\/2\.wav +二楼已登记/);
    expect(lines.join('\n')).not.toContain('zh/notNow.wav');
  });

  it('is there for programs, one recording a line', async () => {
    await record('zh/notNow.wav');
    expect(await list({ json: true })).toBe(0);
    const recordings = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(recordings.find((recording) => recording['file'] === 'zh/notNow.wav')).toEqual({
      file: 'zh/notNow.wav',
      language: 'zh',
      part: 'sentence',
      text: '现在不能用语音登记',
      isRecorded: true,
      seconds: 1,
    });
  });

  it('names the folder that is missing', async () => {
    await rm(join(folder, 'recorded'), { recursive: true });
    expect(await list()).toBe(2);
    expect(errors.join('\n')).toContain('prompts.folder: the folder of recordings');
  });
});

describe('a site check', () => {
  it('passes good recordings and counts them', async () => {
    await record('zh/notNow.wav');
    await record('en/registered/2.wav');
    expect(await judged()).toBe(0);
    expect(lines.join('\n')).toMatch(/recorded answers: 1 of \d+ pieces and 1 whole sentences/);
  });

  it.each([
    ['zh/notNow.wav', 'no audio', 'is no WAV or FLAC file'],
    ['zh/notNow.wav', writeWav(new Int16Array(16_000)), 'is silent; record it again'],
    ['zh/notNow.wav', writeWav(sine(200, 12, 0.2)), 'is 12.0 s long'],
    ['zh/notNow.mp3', 'ID3', 'is MP3, not WAV or FLAC'],
  ])('%s: refuses what cannot be used, at the field that names the folder', async (name, contents, fault) => {
    await record(name, contents);
    expect(await judged()).toBe(2);
    const found = lines.find((line) => line.includes(fault)) ?? '';
    expect(found).toMatch(/site\.yaml:\d+:\d+: error: prompts\.folder: /);
    expect(found).toContain(join(folder, 'recorded', name));
  });

  it('refuses two files for one answer', async () => {
    await record('zh/notNow.wav');
    await record('zh/notNow.flac');
    expect(await judged()).toBe(2);
    expect(lines.join('\n')).toContain('are the same answer; delete one of them');
  });

  it('warns of what is never played, with the name that was probably meant', async () => {
    await record('zh/registerd/_after.wav');
    expect(await judged()).toBe(0);
    expect(lines.join('\n')).toContain('warning: prompts.folder');
    expect(lines.join('\n')).toContain(
      'no answer of this site has the name zh/registerd/_after; did you mean zh/registered/_after?',
    );
  });
});
