import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../config/kernel/index.js';
import { FileWatch } from '../../../controller/app/file-watch.js';

let folder: string;
let file: string;
let watch: FileWatch;
let told: number;
let wake: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-watch-'));
  file = join(folder, 'site.yaml');
  writeFileSync(file, 'one');
  told = 0;
  wake = () => undefined;
  start();
  await untilTold(1);
});

afterEach(() => {
  watch.stop();
  rmSync(folder, { recursive: true });
});

function start(): void {
  const onChanged = (): void => {
    told += 1;
    wake();
  };
  watch = new FileWatch({ file, clock: systemClock, onChanged, periodMs: 5 });
}

async function untilTold(times: number): Promise<void> {
  while (told < times) await new Promise<void>((resolve) => (wake = resolve));
  expect(told).toBe(times);
}

it('is told of the file that is there, and of what is written into it', async () => {
  writeFileSync(file, 'two');
  await untilTold(2);
});

it('is told of a file that an editor wrote beside and renamed', async () => {
  writeFileSync(join(folder, '.site.yaml.swp'), 'two');
  renameSync(join(folder, '.site.yaml.swp'), file);
  await untilTold(2);
  writeFileSync(file, 'three');
  await untilTold(3);
});

it('is told when the file is gone, and when it is back', async () => {
  renameSync(file, join(folder, 'site.yaml~'));
  await untilTold(2);
  writeFileSync(file, 'two');
  await untilTold(3);
});

it('is told when a link leads elsewhere', async () => {
  const other = join(folder, 'other.yaml');
  writeFileSync(other, 'two');
  symlinkSync(other, join(folder, 'link'));
  renameSync(join(folder, 'link'), file);
  await untilTold(2);
  writeFileSync(other, 'three');
  await untilTold(3);
});

it('is told nothing of other files in the folder, and nothing after stop', async () => {
  writeFileSync(join(folder, 'other.yaml'), 'two');
  watch.stop();
  writeFileSync(file, 'two');
  const other = new Promise<void>((resolve) => {
    const second = new FileWatch({
      file,
      clock: systemClock,
      periodMs: 5,
      onChanged: () => {
        second.stop();
        resolve();
      },
    });
  });
  await other;
  expect(told).toBe(1);
});
