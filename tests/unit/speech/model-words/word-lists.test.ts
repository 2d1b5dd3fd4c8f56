import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listedLanguages, listWords } from '../../../../speech/model-words/word-lists.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-lists-'));
  mkdirSync(path.join(folder, 'graph'));
  write('words.txt', '<eps> 0\n榕 1\nk 2\n[unk] 3\ngo 4\n三 5\n');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, 'graph', name), text);
}

function read(name: string): string {
  return readFileSync(path.join(folder, 'graph', name), 'utf8');
}

const added = [
  { word: '榕', language: 'zh' },
  { word: 'k', language: 'zh' },
];

describe('lists of words', () => {
  it('get the words of their language, in the order of the new numbers', async () => {
    write('words.zh.txt', '三\n');
    write('words.en.txt', 'go\nk\n');
    await listWords(folder, added);
    expect(read('words.zh.txt')).toBe('榕\nk\n三\n');
    expect(read('words.en.txt')).toBe('k\ngo\n');
    expect(await listedLanguages(folder)).toEqual(['en', 'zh']);
  });

  it('are not begun in a folder of one language', async () => {
    await listWords(folder, added);
    expect(readdirSync(path.join(folder, 'graph'))).toEqual(['words.txt']);
  });

  it('of no folder are none', async () => {
    expect(await listedLanguages(path.join(folder, 'absent'))).toEqual([]);
  });
});
