import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelRegistry } from '../../../../speech/model-store/model-registry.js';
import { operatingPointFile } from '../../../../speech/recognizer/operating-point.js';

describe('the size of an embedded model in the registry', () => {
  it('is that of its files, without the thresholds that a calibration replaces', async () => {
    const registry = await readModelRegistry('speech/models');
    if (!registry.ok) throw registry.failure;
    const embedded = registry.value.models.filter(({ source }) => source === 'embedded');
    const registered = Object.fromEntries(embedded.map(({ name, bytes }) => [name, bytes]));
    const found = Object.fromEntries(embedded.map(({ name }) => [name, bytesOf(path.join('speech/models', name))]));
    expect(registered).toEqual(found);
  });
});

function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== operatingPointFile)
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}
