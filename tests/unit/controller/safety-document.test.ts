import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const document = readFileSync(path.join(root, 'docs/safety.md'), 'utf8');
const citations = [...document.matchAll(/"(?<name>[^"]+)" in `(?<file>[^`]+)`/g)].map(({ groups }) => ({
  name: groups!['name']!,
  file: groups!['file']!,
}));

/** Names of the tests of a file, as written: `test('...'`, `test.each(...)('...'`, `it('...'`. */
function testNames(file: string): readonly string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  // Not skipped and not "todo": those show nothing.
  const calls = /\b(?:test|it)(?:\.each(?:<[\s\S]*?>)?\([\s\S]*?\))?\(\s*'(?<name>(?:[^'\\]|\\.)+)'/g;
  return [...source.matchAll(calls)].map(({ groups }) => groups!['name']!);
}

test('every test that docs/safety.md names exists', () => {
  expect(citations.length).toBeGreaterThan(40);
  for (const { name, file } of citations) expect(testNames(file), `${name} in ${file}`).toContain(name);
});

test('docs/safety.md has every line of the must-never list, and each says by what it is shown or that it follows', () => {
  const sections = document.split(/^### /m).slice(1);
  expect(sections.map((section) => section.split('.')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  for (const section of sections) expect(section).toMatch(/" in `tests\/|_follows?_/);
});

test('a test is named with the file it is in: else nobody would look for it', () => {
  const cells = document.split('\n').flatMap((line) => line.split('|').at(-2) ?? []);
  for (const cell of cells) {
    expect(cell.match(/"[^"]+"/g)?.length ?? 0, cell).toBe(cell.match(/"[^"]+" in `[^`]+`/g)?.length ?? 0);
  }
});

test('no row of a table promises without saying how it is shown', () => {
  const rows = document.split('\n').filter((line) => /^\| (controller|host|board) /.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) expect(row).toMatch(/" in `tests\/|_follows_|a choice of the site file/);
  const ofBoards = /^## What holds on which board$[^]*?^(?<table>\|[^]*?)\n\n/m.exec(document)?.groups?.['table'] ?? '';
  const [, , ...promises] = ofBoards.split('\n');
  expect(promises.length).toBeGreaterThan(10);
  for (const row of promises) expect(row).toMatch(/" in `tests\//);
});
