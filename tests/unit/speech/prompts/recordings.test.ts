import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleRate } from '../../../../config/kernel/index.js';
import { writeWav } from '../../../../speech/audio/wav-writer.js';
import { recordedSound } from '../../../../speech/prompts/recorded-sound.js';
import { findRecordings } from '../../../../speech/prompts/recordings.js';
import { SoundCache } from '../../../../speech/prompts/sound-cache.js';
import { sine } from '../../../support/signals.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liftvoice-recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, contents: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  return path;
}

describe('a folder of recordings', () => {
  it('is read by name, whatever the ending and its case; scripts and notes beside them are passed over', async () => {
    for (const name of ['zh/notNow.WAV', 'zh/registered/12.flac', 'en/_floors/B2.wav', 'en/x.mp3']) await put(name, '');
    for (const name of ['script.txt', 'zh/.DS_Store', 'LICENSE']) await put(name, '');
    const found = await findRecordings(folder);
    expect(found.ok && [...found.value.files.keys()]).toEqual([
      'en/_floors/B2',
      'en/x',
      'zh/notNow',
      'zh/registered/12',
    ]);
  });

  it('tells of two files for one answer', async () => {
    for (const name of ['zh/notNow.wav', 'zh/notNow.flac']) await put(name, '');
    const found = await findRecordings(folder);
    expect(found.ok && found.value.twice).toEqual([[join(folder, 'zh/notNow.flac'), join(folder, 'zh/notNow.wav')]]);
  });

  it.each([
    ['missing', 'it does not exist'],
    ['notes.txt', 'it is no folder'],
  ])('%s: says why it cannot be read', async (name, reason) => {
    await put('notes.txt', '');
    const found = await findRecordings(join(folder, name));
    expect(found.ok ? '' : found.failure).toContain(reason);
  });
});

describe('a recording that cannot be used', () => {
  const noise = (seconds: number, amplitude: number): Uint8Array => writeWav(sine(300, seconds, amplitude));

  it.each([
    ['text', 'Floor twelve is registered', 'is no WAV or FLAC file'],
    ['MP3', 'ID3\u0004 and so on', 'is MP3, not WAV or FLAC; convert it first'],
    ['nothing', '', 'is empty'],
    ['half a file', noise(2, 0.1).subarray(0, 20_000), 'is cut short'],
    ['silence', writeWav(new Int16Array(sampleRate)), 'is silent; record it again'],
    ['a whisper', noise(1, 0.0025), 'is too quiet (-55 dBFS, at least -50)'],
    ['a speech', noise(11, 0.1), 'is 11.0 s long without the silence around it; at most 10 s may be spoken'],
  ])('%s: is named with what is wrong', async (_, contents, fault) => {
    const path = await put('zh/notNow.wav', contents);
    const sound = await recordedSound(path, new SoundCache(join(folder, 'cache')), -20);
    expect(sound).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-017' } });
    expect(sound.ok ? '' : sound.failure.message).toContain(`${path} ${fault}`);
  });

  it('is no folder and no pipe either', async () => {
    await mkdir(join(folder, 'zh.wav'));
    const sound = await recordedSound(join(folder, 'zh.wav'), new SoundCache(join(folder, 'cache')), -20);
    expect(sound.ok ? '' : sound.failure.message).toContain('is a folder, not a WAV or FLAC file');
  });
});
