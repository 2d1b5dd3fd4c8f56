import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { firmwareVersion } from '../../../config/index.js';
import { version } from '../../../controller/app/version.js';

it('is that of package.json', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  expect((JSON.parse(text) as { readonly version: string }).version).toBe(version);
});

it('of the firmware is that of its source, which the images are compared with', () => {
  const header = path.resolve(import.meta.dirname, '../../../firmware-bridge/firmware/board-limits.h');
  const [major, minor] = ['MAJOR', 'MINOR'].map(
    (part) => new RegExp(`#define FIRMWARE_${part} (\\d+)`, 'u').exec(readFileSync(header, 'utf8'))?.[1],
  );
  expect(`${major ?? ''}.${minor ?? ''}`).toBe(firmwareVersion);
});
