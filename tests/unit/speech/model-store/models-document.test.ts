import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readModelRegistry } from '../../../../speech/model-store/model-registry.js';

const document = readFileSync('docs/models.md', 'utf8');
const rows = document
  .slice(document.indexOf('## Licences'))
  .split('\n')
  .filter((line) => line.startsWith('| `'));

describe('docs/models.md', () => {
  it('gives every model of the registry its licence and attribution, and no other model', async () => {
    const registry = await readModelRegistry('speech/models');
    if (!registry.ok) throw registry.failure;
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/gu)].map(([, name]) => name));
    expect(named.toSorted()).toEqual(registry.value.models.map(({ name }) => name).toSorted());
    for (const { name, licence, attribution } of registry.value.models) {
      const row = rows.find((line) => line.includes(`\`${name}\``)) ?? '';
      for (const part of licence.split(' AND ')) expect(row).toContain(part.replace(/^CC-BY-SA-/u, 'CC BY-SA '));
      expect(row).toContain(attribution.split(/[,;]/u)[0]);
    }
  });
});
