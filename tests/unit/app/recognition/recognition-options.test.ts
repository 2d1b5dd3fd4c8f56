import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseRecordings } from '../../../../controller/app/bench/recognition/recognition-options.js';

let pack = '';
const rows = [
  ['three.flac', 'syllables', 'zhuyin:ㄙㄢ', 'dev'],
  ['four.flac', 'syllables', 'zhuyin:ㄙ4', 'test'],
  ['floor.flac', 'phrases', '三楼', 'dev'],
  ['hum.flac', 'noise', '', 'any'],
  ['hall.flac', 'rir', '', 'any'],
];

beforeAll(() => {
  pack = mkdtempSync(path.join(tmpdir(), 'liftvoice-chosen-'));
  const lines = [['file', 'set', 'transcript', 'use'], ...rows].map((fields) => fields.join('\t'));
  writeFileSync(path.join(pack, 'index.tsv'), lines.join('\n'));
});

afterAll(() => {
  rmSync(pack, { recursive: true, force: true });
});

const choose = (sets: readonly string[]) => chooseRecordings({ pack, sets, use: 'dev', noiseDbs: [], limit: null });

it('syllables are left out, for nobody can say whether one was a number, and their count is told', async () => {
  const chosen = await choose([]);
  expect(chosen.ok && chosen.value.recordings.map(({ file }) => file)).toEqual(['floor.flac', 'hum.flac']);
  expect(chosen.ok && chosen.value.soundsOnly).toBe(1);
});

it('a set of nothing but syllables is refused with the reason', async () => {
  const chosen = await choose(['syllables']);
  expect(!chosen.ok && chosen.failure.message).toContain(
    'The chosen sets have no recordings with use=dev whose transcript is words',
  );
});
