import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, hospital, LiftvoiceProcess, officeTower, projectRoot } from '../support/liftvoice-process.js';

const clip = (id: string): string => resolve(projectRoot, `simulator/passenger/clips/${id}.wav`);

/** 16-bit PCM WAV of any rate and channel count; the samples are those of the clip, every `step`-th, on each channel. */
function wav(samples: Int16Array, rate: number, channels: number, bits: 16 | 24): Buffer {
  const bytes = bits / 8;
  const data = Buffer.alloc(samples.length * channels * bytes);
  samples.forEach((sample, index) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const at = (index * channels + channel) * bytes;
      data.writeIntLE(bits === 24 ? sample * 256 : sample, at, bytes);
    }
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * bytes, 28);
  header.writeUInt16LE(channels * bytes, 32);
  header.writeUInt16LE(bits, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

describe('liftvoice hear', () => {
  let folder: string;
  let lines: Record<string, unknown>[];
  let code: number | null;
  let stderr: string;
  const files: string[] = [];
  const lineOf = (name: string) => lines.find(({ file }) => file === join(folder, name));

  beforeAll(async () => {
    ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
    const bytes = readFileSync(clip('zh-floor-3'));
    const samples = new Int16Array(bytes.buffer, bytes.byteOffset + 44, (bytes.length - 44) >> 1);
    const put = (name: string, content: Buffer | string): void => {
      files.push(join(folder, name));
      writeFileSync(join(folder, name), content);
    };
    put(
      '8khz.wav',
      wav(
        samples.filter((_, index) => index % 2 === 0),
        8_000,
        1,
        16,
      ),
    );
    put('stereo.wav', wav(samples, 16_000, 2, 16));
    put('24bit.wav', wav(samples, 16_000, 1, 24));
    put('empty.wav', '');
    put('cut.wav', bytes.subarray(0, bytes.length - 5_000));
    put('text.wav', 'this is no audio, only text that ends in .wav');
    const last = clip('zh-other-bank');
    const program = new LiftvoiceProcess(['hear', ...files, last, '--site', officeTower, '--json']);
    const finished = await program.finished;
    ({ code, stderr } = finished);
    lines = finished.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('prints one line per file, and 1 as exit code because some could not be used', () => {
    expect(lines).toHaveLength(files.length + 1);
    expect(code).toBe(1);
  });

  it.each(['stereo.wav', '24bit.wav'])('%s is taken as it is', (name) => {
    expect(lineOf(name)).toMatchObject({
      decision: 'accepted',
      intent: 'floors',
      floors: ['3'],
      language: 'zh',
      text: '三楼',
    });
  });

  it('8 kHz is resampled: a decision, never an error', () => {
    expect(lineOf('8khz.wav')).toHaveProperty('decision');
  });

  it('a file cut short is used as far as it goes, with a warning that names it', () => {
    expect(lineOf('cut.wav')).toHaveProperty('decision');
    expect(stderr).toContain('cut.wav');
  });

  it.each(['empty.wav', 'text.wav'])('%s: a clear error that names the file; the others go on', (name) => {
    expect(lineOf(name)).toMatchObject({ error: { code: 'ELV-SPEECH-003' } });
    expect(stderr).toContain(name);
  });

  it('each utterance of a file stands there with when it was said and what it was decided from', () => {
    expect(lineOf('stereo.wav')).toMatchObject({
      utterances: 1,
      each: [{ decision: 'accepted', floors: ['3'], grounds: { recognizers: [{ languages: ['zh', 'en'] }] } }],
    });
  });

  it('speech that is no request is rejected with its reason and without its text', () => {
    expect(lines.at(-1)).toMatchObject({ decision: 'rejected', reason: 'unknownWords', text: null, floors: [] });
  });
});

it('at a site with several stations it says which one listens, unless that was said', async () => {
  const hear = (...options: string[]) =>
    new LiftvoiceProcess(['hear', clip('zh-floor-3'), '--site', hospital, ...options]).finished;
  const [first, named] = await Promise.all([hear(), hear('--station', 'car-1')]);
  expect(first.stderr).toContain('listening as car-1; --station names another one: landing-1, landing-5');
  expect(named.stderr).toBe('');
  expect(first.stdout).toBe(named.stdout.replace(/\d+ ms/u, /\d+ ms/u.exec(first.stdout)?.[0] ?? ''));
});

it('two requests in one file are two lines under it, each with when it was said and by what margin', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liftvoice-test-'));
  try {
    const samplesOf = (bytes: Buffer) => new Int16Array(bytes.buffer, bytes.byteOffset + 44, (bytes.length - 44) >> 1);
    const [three, twelve] = [clip('zh-floor-3'), clip('zh-floor-12')].map((file) => samplesOf(readFileSync(file)));
    const both = new Int16Array([...three!, ...new Int16Array(24_000), ...twelve!]);
    const file = join(folder, 'both.wav');
    writeFileSync(file, wav(both, 16_000, 1, 16));
    writeFileSync(join(folder, 'index.tsv'), 'file\tfloor\nboth.wav\t3\n');
    const expected = ['--expect', join(folder, 'index.tsv')];
    const heard = await new LiftvoiceProcess(['hear', file, '--site', officeTower, ...expected]).finished;
    const [first, ...each] = heard.stdout.split('\n');
    expect(first).toMatch(/accepted: 3, 12 - .*wrong: 3 was expected$/u);
    expect(each[0]).toMatch(/^ {2}\d\.\d to \d\.\d s: accepted: 3 - .*margin/u);
    expect(each[1]).toMatch(/^ {2}\d\.\d to \d\.\d s: accepted: 12 - .*margin/u);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
