import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClipWav } from '../../../simulator/passenger/clip-wav.js';
import { listClips, readClip } from '../../../simulator/passenger/clips.js';
import { guessLanguage } from '../../../simulator/passenger/guess-language.js';
import { languages } from '../../support/languages.js';

/** RIFF, fmt (16 bytes), a chunk of an editor, data with three samples: written by hand from the WAV specification. */
function wav({ channels = 1, rate = 16_000, bits = 16 } = {}): Buffer {
  const bytes = Buffer.alloc(12 + 24 + 12 + 8 + 6);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('LIST', 36);
  bytes.writeUInt32LE(3, 40); // an odd length: one byte of padding follows
  bytes.write('data', 48);
  bytes.writeUInt32LE(6, 52);
  bytes.writeInt16LE(1, 56);
  bytes.writeInt16LE(-2, 58);
  bytes.writeInt16LE(32_767, 60);
  return bytes;
}

describe('a bundled recording', () => {
  it('is read past chunks of editors', () => {
    expect(readClipWav(wav())).toEqual({ ok: true, value: Int16Array.from([1, -2, 32_767]) });
  });

  it.each([
    ['stereo', wav({ channels: 2 }), 'not 16 kHz mono 16-bit PCM'],
    ['8 kHz', wav({ rate: 8000 }), 'not 16 kHz mono 16-bit PCM'],
    ['24 bit', wav({ bits: 24 }), 'not 16 kHz mono 16-bit PCM'],
    ['cut short', wav().subarray(0, 60), "cut short inside 'data'"],
    ['without data', wav().subarray(0, 48), 'no audio in the file'],
    ['text', Buffer.from('this is no recording'), 'not a WAV file'],
    ['empty', Buffer.alloc(0), 'not a WAV file'],
  ])('that is %s is refused', (_, bytes, message) => {
    expect(readClipWav(bytes)).toEqual({ ok: false, failure: { message } });
  });
});

describe('the list of recordings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clips-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const list = () => listClips(pathToFileURL(`${folder}/`));
  const entry =
    '{ id: zh-12, language: zh, label: 去十二楼, shows: { en: to floor 12 }, attribution: { en: speaker 3 }, licence: CC BY 4.0 }';

  it('gives id, words, attribution and samples', async () => {
    writeFileSync(join(folder, 'clips.yaml'), `clips: [${entry}]`);
    writeFileSync(join(folder, 'zh-12.wav'), wav());
    const clips = list();
    if (!clips.ok) throw new Error(clips.failure.message);
    const [clip] = clips.value;
    expect(clip).toEqual({
      id: 'zh-12',
      language: 'zh',
      label: { zh: '去十二楼' },
      shows: { en: 'to floor 12' },
      attribution: { en: 'speaker 3' },
      file: join(folder, 'zh-12.wav'),
    });
    await expect(readClip(clip!)).resolves.toEqual({ ok: true, value: Int16Array.from([1, -2, 32_767]) });
  });

  it('names a recording that is missing or damaged', async () => {
    writeFileSync(join(folder, 'clips.yaml'), `clips: [${entry}]`);
    const clips = list();
    if (!clips.ok) throw new Error(clips.failure.message);
    const missing = await readClip(clips.value[0]!);
    expect(missing.ok ? '' : missing.failure.message).toContain("The recording 'zh-12' cannot be read");
    writeFileSync(join(folder, 'zh-12.wav'), 'nonsense');
    await expect(readClip(clips.value[0]!)).resolves.toEqual({
      ok: false,
      failure: { message: "The recording 'zh-12' is not a WAV file." },
    });
  });

  it.each([
    ['no list', null],
    ['a broken list', 'clips: [{'],
    [
      'a language that is no code',
      'clips: [{ id: x, language: French, label: a, shows: { en: b }, attribution: { en: c } }]',
    ],
    [
      'a file outside the folder',
      'clips: [{ id: x, language: en, label: a, shows: { en: b }, attribution: { en: c }, file: ../x.wav }]',
    ],
  ])('with %s is a failure that says so', (_, text) => {
    if (text !== null) writeFileSync(join(folder, 'clips.yaml'), text);
    const clips = list();
    expect(clips.ok ? '' : clips.failure.message).toMatch(/^clips\.yaml /);
  });
});

it.each([
  ['我要去十二楼', 'zh'],
  ['floor three please', 'en'],
  ['12A楼', 'zh'],
  ['12', 'en'],
] as const)('%s is spoken in %s', (text, language) => {
  expect(guessLanguage(text, languages)).toBe(language);
});
