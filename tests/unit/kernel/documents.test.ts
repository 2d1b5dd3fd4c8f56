import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`),
].filter((file) => file.endsWith('.md'));

describe('documents', () => {
  it.each(documents)('%s links only to what exists', (file) => {
    // What stands in code is no link: `[please](don't|do not)` is a template.
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/`[^`\n]*`/g, '');
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target ?? '');
    const missing = targets.filter(
      (target) => !/^https?:/.test(target) && !existsSync(resolve(root, dirname(file), target)),
    );
    expect(missing).toEqual([]);
  });
});
