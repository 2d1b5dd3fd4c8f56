import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElevatorError, fail, sampleRate, succeed, type Result } from '../../../../config/kernel/index.js';
import { toFloat32 } from '../../../../speech/audio/pcm.js';
import { writeWav } from '../../../../speech/audio/wav-writer.js';
import { createPromptStore, type PromptStoreOptions } from '../../../../speech/prompts/prompt-store.js';
import type { PromptSentence } from '../../../../speech/prompts/prompt-sentence.js';
import { SoundCache } from '../../../../speech/prompts/sound-cache.js';
import { speechLevelDbFs } from '../../../../speech/prompts/speech-level.js';
import type { SpeechSynthesizer } from '../../../../speech/prompts/speech-synthesizer.js';
import { amplitudeAt, sine } from '../../../support/signals.js';

let folder: string;
let spoken: string[];
let troubles: string[];

/** Says everything as a second of 300 Hz; recordings in these tests have other pitches. */
const synthesizer: SpeechSynthesizer = {
  name: 'a test',
  voiceOf: (language) => `a test of ${language}`,
  say: ({ text }) => {
    spoken.push(text);
    return Promise.resolve(succeed(sine(300, 1, 0.03)));
  },
  stop: () => Promise.resolve(),
};

function storeOf(changes: Partial<PromptStoreOptions> = {}) {
  return createPromptStore({
    cache: new SoundCache(join(folder, 'cache')),
    synthesizer,
    recordings: null,
    levelDbFs: -20,
    onTrouble: (trouble) => troubles.push(trouble),
    ...changes,
  });
}

const twelve: PromptSentence = {
  language: 'en',
  text: 'Floor twelve is registered',
  recordings: [['en/registered/12'], ['en/_floors/12', 'en/registered/_after']],
};

function expectOk<Value>(result: Result<Value, ElevatorError>): Value {
  if (!result.ok) throw result.failure;
  return result.value;
}

const levelOf = (samples: Int16Array): number => speechLevelDbFs(toFloat32(samples));
const hears = (samples: Int16Array, hertz: number): boolean => amplitudeAt(samples, hertz, 32_768) > 0.02;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liftvoice-prompts-'));
  spoken = [];
  troubles = [];
});
afterEach(() => rm(folder, { recursive: true }));

describe('answers of the synthetic voice', () => {
  it('are spoken once, then read from their file: in this run and in the next', async () => {
    const store = storeOf();
    expect(await store.isReady(twelve)).toBe(false);
    const first = expectOk(await store.prompt(twelve));
    expect(await store.isReady(twelve)).toBe(true);
    expect(expectOk(await store.prompt(twelve))).toEqual(first);
    expect(await storeOf().isReady(twelve)).toBe(true);
    expect(expectOk(await storeOf().prompt(twelve))).toEqual(first);
    expect(spoken).toEqual(['Floor twelve is registered']);
    expect(levelOf(first)).toBeCloseTo(-20, 1);
  });

  it('are spoken once for many who ask at the same time', async () => {
    const store = storeOf();
    const prompts = await Promise.all([1, 2, 3].map(() => store.prompt(twelve)));
    expect(prompts.every(({ ok }) => ok)).toBe(true);
    expect(spoken).toHaveLength(1);
  });

  it('are spoken anew where voice, loudness, language or words are others', async () => {
    expectOk(await storeOf().prompt(twelve));
    const other = { ...synthesizer, voiceOf: () => 'somebody else' };
    expectOk(await storeOf({ synthesizer: other }).prompt(twelve));
    expectOk(await storeOf({ levelDbFs: -26 }).prompt(twelve));
    expectOk(await storeOf().prompt({ ...twelve, language: 'zh' }));
    expectOk(await storeOf().prompt({ ...twelve, text: 'Floor two is registered' }));
    expect(spoken).toHaveLength(5);
  });

  it('are spoken anew where their file is damaged', async () => {
    const sound = expectOk(await storeOf().prompt(twelve));
    const [file = ''] = await readdir(join(folder, 'cache'));
    await truncate(join(folder, 'cache', file), 1_000);
    expect(expectOk(await storeOf().prompt(twelve))).toEqual(sound);
    expect(spoken).toHaveLength(2);
  });

  it('are given without a folder to write to', async () => {
    await writeFile(join(folder, 'file'), '');
    const store = storeOf({ cache: new SoundCache(join(folder, 'file', 'cache')) });
    expect((await store.prompt(twelve)).ok).toBe(true);
  });

  it('fail as a value where nobody can speak, or the voice fails', async () => {
    const mute = await storeOf({ synthesizer: null }).prompt(twelve);
    expect(mute).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-007' } });
    const failure = new ElevatorError('ELV-SPEECH-007', 'no breath');
    const hoarse = { ...synthesizer, say: () => Promise.resolve(fail(failure)) };
    expect(await storeOf({ synthesizer: hoarse }).prompt(twelve)).toEqual(fail(failure));
  });
});

describe('recorded answers', () => {
  const pitches: Readonly<Record<string, number>> = {
    'en/registered/12': 500,
    'en/_floors/12': 700,
    'en/registered/_after': 1_100,
  };

  /** Recordings of a second with as much silence around them, at a level of their own. */
  async function recordingsOf(...names: readonly string[]) {
    const files = new Map<string, string>();
    for (const name of names) {
      const path = join(folder, `${name.replaceAll('/', '-')}.wav`);
      const silence = new Int16Array(sampleRate);
      await writeFile(path, writeWav(Int16Array.from([...silence, ...sine(pitches[name] ?? 0, 1, 0.4), ...silence])));
      files.set(name, path);
    }
    return { folder, files, twice: [] };
  }

  it('are preferred to the synthetic voice: whole, without silence around them, as loud as the rest', async () => {
    const recordings = await recordingsOf('en/registered/12', 'en/_floors/12', 'en/registered/_after');
    const sound = expectOk(await storeOf({ recordings }).prompt(twelve));
    expect(hears(sound, 500)).toBe(true);
    expect(sound.length / sampleRate).toBeCloseTo(1.08, 1);
    expect(levelOf(sound)).toBeCloseTo(-20, 1);
    expect(spoken).toEqual([]);
  });

  it('are put together from pieces, with no pause in which an utterance would end', async () => {
    const recordings = await recordingsOf('en/_floors/12', 'en/registered/_after');
    const sound = expectOk(await storeOf({ recordings }).prompt(twelve));
    expect([500, 700, 1_100].map((hertz) => hears(sound, hertz))).toEqual([false, true, true]);
    expect(hears(sound.subarray(0, sampleRate), 700) && !hears(sound.subarray(0, sampleRate), 1_100)).toBe(true);
    expect(sound.length / sampleRate).toBeLessThan(2.25);
    expect(spoken).toEqual([]);
  });

  it('never change voice within a sentence: where a piece is missing, all of it is synthetic', async () => {
    const recordings = await recordingsOf('en/_floors/12');
    const sound = expectOk(await storeOf({ recordings }).prompt(twelve));
    expect(hears(sound, 700)).toBe(false);
    expect(hears(sound, 300)).toBe(true);
  });

  it('are converted once', async () => {
    const recordings = await recordingsOf('en/registered/12');
    const first = expectOk(await storeOf({ recordings }).prompt(twelve));
    expect(await readdir(join(folder, 'cache'))).toHaveLength(1);
    expect(expectOk(await storeOf({ recordings }).prompt(twelve))).toEqual(first);
    expect(await readdir(join(folder, 'cache'))).toHaveLength(1);
  });

  it('that turned bad while the program ran leave the answer to the synthetic voice, and a word in the log', async () => {
    const recordings = await recordingsOf('en/registered/12');
    await writeFile(recordings.files.get('en/registered/12')!, 'no audio');
    const sound = expectOk(await storeOf({ recordings }).prompt(twelve));
    expect(hears(sound, 300)).toBe(true);
    expect(troubles).toEqual([expect.stringContaining('is no WAV or FLAC file')]);
  });
});
