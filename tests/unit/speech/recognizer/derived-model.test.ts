import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { processMark } from '../../../../config/kernel/index.js';
import { deriveModel } from '../../../../speech/recognizer/derived-model.js';

let folder = '';
let source = '';
let cache = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-test-'));
  source = path.join(folder, 'model');
  cache = path.join(folder, 'cache');
  for (const part of ['am', 'conf', 'graph']) mkdirSync(path.join(source, part), { recursive: true });
  for (const file of ['am/final.mdl', 'conf/model.conf', 'graph/HCLr.fst']) writeFileSync(path.join(source, file), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const derive = (cacheFolder: string): Promise<string> =>
  deriveModel(source, { grammar: Buffer.from('a grammar'), table: new Map([['five', 1]]), options: {} }, cacheFolder);

it('a cache that cannot be written to is named, with the reason', async () => {
  writeFileSync(path.join(folder, 'file'), '');
  await expect(derive(path.join(folder, 'file/grammars'))).rejects.toMatchObject({
    code: 'ELV-CMD-003',
    message: `the cache ${folder}/file/grammars cannot be used: a part of the path is a file (ELV-CMD-003)`,
  });
});

it('what fails half way leaves nothing behind', async () => {
  // A disk can't be filled here; a path that is too long for one file of the model fails at the same point.
  const longestPath = 4_095;
  const name = 'n'.repeat(250);
  writeFileSync(path.join(source, 'graph', name), '');
  const depth = Math.floor((longestPath - name.length - cache.length) / 101);
  const deep = path.join(cache, ...Array.from({ length: depth }, () => 'd'.repeat(100)));
  await expect(derive(deep)).rejects.toMatchObject({ code: 'ELV-CMD-003' });
  expect(readdirSync(deep)).toEqual([]);
});

it('what processes that are gone left half built is removed; that of living ones and of other containers stays', async () => {
  const made = await derive(cache);
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const halfBuiltBy = (mark: string): string => `${path.basename(made)}.${mark}-00000000-0000-4000-8000-000000000000`;
  const ofEnded = processMark().replace(/\d+$/u, String(ended));
  const stay = [halfBuiltBy(processMark()), halfBuiltBy(`1-${ended}`)];
  for (const name of [halfBuiltBy(ofEnded), `${halfBuiltBy(ofEnded)}.damaged`, ...stay])
    mkdirSync(path.join(cache, name));
  expect(await derive(cache)).toBe(made);
  expect(readdirSync(cache).toSorted()).toEqual([path.basename(made), ...stay].toSorted());
});
