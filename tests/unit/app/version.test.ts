import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { version } from '../../../controller/app/version.js';

it('is that of package.json', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  expect((JSON.parse(text) as { readonly version: string }).version).toBe(version);
});
