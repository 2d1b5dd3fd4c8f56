import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWav } from '../../../../speech/audio/wav-writer.js';
import { measurePack, type PackOptions } from '../../../../speech/measuring/measure-pack.js';
import type { Measured } from '../../../../speech/measuring/measured.js';
import type { Recording } from '../../../../speech/measuring/recording-index.js';

let folder = '';
const names = ['a', 'b', 'c', 'd', 'e', 'f'];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-pack-'));
  for (const [index, name] of [...names, 'hum'].entries())
    writeFileSync(path.join(folder, `${name}.wav`), writeWav(new Int16Array(1600).fill((index + 1) * 100)));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const recording = (name: string): Recording => {
  const file = `${name}.wav`;
  const facts = { transcript: name, floors: null, language: 'en', set: 'letters', use: 'dev', speaker: '1' };
  return { file, path: path.join(folder, file), ...facts };
};

/** What a room was asked to listen to; the first of a round answers last. */
function measure(options: Partial<PackOptions<Measured>>) {
  const asked: string[] = [];
  const atOnce: number[] = [];
  let answers: readonly (() => void)[] = [];
  const room: PackOptions<Measured>['room'] = {
    measure: async (one, condition, { before, samples }, seconds) => {
      asked.push(`${one.file} ${condition} ${before.length} ${samples.length}`);
      await new Promise<void>((resolve) => {
        answers = [resolve, ...answers];
        atOnce.push(answers.length);
        setImmediate(() => {
          for (const answer of answers) answer();
          answers = [];
        });
      });
      return { recording: one, condition, seconds } as Measured;
    },
  };
  const progress: string[] = [];
  const measured = measurePack({
    room,
    recordings: names.map(recording),
    noises: [recording('hum')],
    noiseDbs: [],
    seed: 'seed',
    onProgress: (done, of) => progress.push(`${done}/${of}`),
    isInterrupted: () => false,
    ...options,
  });
  return { measured, asked, progress, atOnce };
}

describe('a pack of recordings', () => {
  it('is told in its order, whatever order the answers come in', async () => {
    const { measured, progress } = measure({});
    const result = await measured;
    expect(result.ok && result.value.map(({ recording: { file } }) => file)).toEqual(
      names.map((name) => `${name}.wav`),
    );
    expect(progress).toEqual(names.map((_, index) => `${index + 1}/6`));
  });

  it('is heard in quiet and in every noise, with the length of the recording alone', async () => {
    const { measured, asked } = measure({ noiseDbs: [20, 5], recordings: [recording('a')] });
    const result = await measured;
    expect(asked).toEqual(['a.wav clean 0 1600', 'a.wav 20 dB 320000 33600', 'a.wav 5 dB 320000 33600']);
    expect(result.ok && result.value.map(({ seconds }) => seconds)).toEqual([0.1, 0.1, 0.1]);
  });

  it('several are heard at once', async () => {
    const { measured, atOnce } = measure({});
    await measured;
    expect(Math.max(...atOnce)).toBeGreaterThan(1);
  });

  it('an interruption keeps what there is', async () => {
    let left = 3;
    const { measured } = measure({ isInterrupted: () => (left -= 1) < 0 });
    const result = await measured;
    expect(result.ok && result.value.length).toBe(3);
  });

  it('a file that can’t be read ends it with its name', async () => {
    const { measured } = measure({ recordings: [recording('a'), recording('missing'), recording('b')] });
    const result = await measured;
    expect(!result.ok && result.failure.message).toContain('missing.wav');
  });
});
