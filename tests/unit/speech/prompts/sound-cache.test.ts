import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SoundCache } from '../../../../speech/prompts/sound-cache.js';

/** A second of sound, with the head of the file. */
const bytesOfOne = 32_044;
const second = new Int16Array(16_000);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liftvoice-sounds-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An earlier run has left these behind, each a minute younger than the one before. */
async function leaveBehind(...names: readonly string[]): Promise<void> {
  const before = new SoundCache(folder);
  for (const [index, name] of names.entries()) {
    await before.keep(name, second);
    utimesSync(join(folder, `${name}.wav`), 0, index * 60);
  }
}

const kept = (): readonly string[] => readdirSync(folder).sort();

describe('sounds that nobody has asked for', () => {
  it('are deleted, the oldest first, until no more than so much of them is left', async () => {
    await leaveBehind('oldest', 'old', 'young', 'youngest');
    expect(await new SoundCache(folder).prune(2 * bytesOfOne)).toBe(2 * bytesOfOne);
    expect(kept()).toEqual(['young.wav', 'youngest.wav']);
  });

  it('do not count what was found, looked for or made: that stays, however old and however much', async () => {
    await leaveBehind('found', 'lookedFor', 'other', 'another');
    const cache = new SoundCache(folder);
    await cache.find('found');
    await cache.has('lookedFor');
    await cache.keep('made', second);
    expect(await cache.prune(0)).toBe(2 * bytesOfOne);
    expect(kept()).toEqual(['found.wav', 'lookedFor.wav', 'made.wav']);
  });

  it('by the site as it is now: what it asked for before it was changed is no reason to keep it', async () => {
    await leaveBehind('before', 'both');
    const cache = new SoundCache(folder);
    await cache.has('before');
    await cache.has('both');
    cache.forgetUse();
    await cache.has('both');
    expect(await cache.prune(0)).toBe(bytesOfOne);
    expect(kept()).toEqual(['both.wav']);
  });

  it('are kept where there is room, and so is the last that fits', async () => {
    await leaveBehind('one', 'two');
    expect(await new SoundCache(folder).prune(2 * bytesOfOne)).toBe(0);
    expect(kept()).toHaveLength(2);
  });

  it('and half a file that a power cut has left are one kind', async () => {
    writeFileSync(join(folder, 'half.wav.4711.part'), 'half');
    await new SoundCache(folder).prune(0);
    expect(kept()).toEqual([]);
  });

  it('are no reason to fail where there is no folder', async () => {
    expect(await new SoundCache(join(folder, 'nowhere')).prune(0)).toBe(0);
  });
});
