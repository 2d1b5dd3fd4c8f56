/** The real engines speak: what comes back is judged as sound, since whether it is understood is judged by the recogniser's tests. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleRate, systemClock } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { levelDbFs } from '../../speech/audio/level.js';
import { toFloat32 } from '../../speech/audio/pcm.js';
import { readWav } from '../../speech/audio/wav-reader.js';
import { createEspeakSynthesizer } from '../../speech/prompts/espeak-synthesizer.js';
import { createPromptStore } from '../../speech/prompts/prompt-store.js';
import { speechLevelDbFs } from '../../speech/prompts/speech-level.js';
import type { SpeechSynthesizer } from '../../speech/prompts/speech-synthesizer.js';
import { languages } from '../support/languages.js';

function expectOk<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(String(result.failure));
  return result.value;
}

/** Sounds are compared by their fingerprint: a failed comparison of samples would fill the screen. */
function fingerprint(result: Result<Int16Array, unknown>): string {
  return createHash('sha256').update(expectOk(result)).digest('hex').slice(0, 12);
}

describe.each(['npm', 'system'] as const)('espeak-ng (%s)', (prefer) => {
  let synthesizer: SpeechSynthesizer;
  beforeAll(() => {
    synthesizer = expectOk(
      createEspeakSynthesizer({ clock: systemClock, languages, searchPath: process.env['PATH'], prefer }),
    );
  });
  afterAll(() => synthesizer.stop());

  it('is the one that was asked for', () => {
    expect(synthesizer.name).toBe(`espeak-ng (${prefer})`);
  });

  it.each([
    ['zh', '十二楼'],
    ['en', 'floor three please'],
  ] as const)(
    'speaks %s: as loud as a talker, without clipping, not longer than a sentence',
    async (language, text) => {
      const samples = expectOk(await synthesizer.say({ text, language }));
      expect(samples.length / sampleRate).toBeGreaterThan(0.4);
      expect(samples.length / sampleRate).toBeLessThan(3);
      expect(levelDbFs(samples)).toBeGreaterThan(-30);
      expect(Math.max(...samples)).toBeLessThan(32_767);
    },
  );

  it.each(['zh', 'en'] as const)('has four different speakers of %s', async (language) => {
    const text = language === 'zh' ? '三楼' : 'floor three';
    const spoken: string[] = [];
    for (const voice of [0, 1, 2, 3]) {
      spoken.push(fingerprint(await synthesizer.say({ text, language, voice })));
    }
    expect(new Set(spoken).size).toBe(4);
  });

  it('speaks Chinese characters as syllables: four take longer than one, but no sentence', async () => {
    // Debian's own `cmn` reads them as English words, "Chinese letter ...", several times as long.
    const one = expectOk(await synthesizer.say({ text: '三', language: 'zh' })).length;
    const four = expectOk(await synthesizer.say({ text: '三三三三', language: 'zh' })).length;
    expect(four / sampleRate).toBeLessThan(2);
    expect(four - one).toBeGreaterThan(0.3 * sampleRate);
  });

  it('speaks slower when it is asked to', async () => {
    const normal = expectOk(await synthesizer.say({ text: 'floor three please', language: 'en' })).length;
    const slow = expectOk(await synthesizer.say({ text: 'floor three please', language: 'en', speed: 0.7 })).length;
    expect(slow / normal).toBeGreaterThan(1.2);
  });

  it.each(['', ' ... ', '-', 'much '.repeat(41)])('refuses %j as a value', async (text) => {
    const result = await synthesizer.say({ text, language: 'en' });
    expect(result.ok ? 'spoken' : result.failure.code).toBe('ELV-SPEECH-007');
  });

  it('answers several at once, each with the sound it always has', async () => {
    const texts = ['one', 'two', 'three', 'four'];
    const alone = [];
    for (const text of texts) alone.push(fingerprint(await synthesizer.say({ text, language: 'en' })));
    const together = await Promise.all(texts.map((text) => synthesizer.say({ text, language: 'en' })));
    expect(together.map(fingerprint)).toEqual(alone);
  });
});

describe('the engine process', () => {
  it('is started again after it was stopped, and what waits for it gets an answer', async () => {
    const options = { clock: systemClock, languages, searchPath: '', prefer: 'npm' } as const;
    const synthesizer = expectOk(createEspeakSynthesizer(options));
    const interrupted = synthesizer.say({ text: 'three', language: 'en' });
    await synthesizer.stop();
    expect((await interrupted).ok).toBe(false);
    expect((await synthesizer.say({ text: 'three', language: 'en' })).ok).toBe(true);
    await synthesizer.stop();
  });

  it('is missed with ELV-SPEECH-005 where nothing is installed', () => {
    const result = createEspeakSynthesizer({
      clock: systemClock,
      languages,
      searchPath: '/nonexistent',
      prefer: 'system',
    });
    expect(result.ok ? 'found' : result.failure.code).toBe('ELV-SPEECH-005');
  });
});

describe('the prompt store', () => {
  let folder: string;
  let synthesizer: SpeechSynthesizer;
  let synthesisCount: number;
  let counting: SpeechSynthesizer;
  const storeOf = (spokenBy: SpeechSynthesizer, where = folder) =>
    createPromptStore({ folder: where, synthesizer: spokenBy, levelDbFs: -20 });

  beforeAll(() => {
    synthesizer = expectOk(createEspeakSynthesizer({ clock: systemClock, languages, searchPath: process.env['PATH'] }));
  });
  afterAll(() => synthesizer.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liftvoice-prompts-'));
    synthesisCount = 0;
    counting = {
      name: synthesizer.name,
      say: (request) => {
        synthesisCount += 1;
        return synthesizer.say(request);
      },
      stop: () => Promise.resolve(),
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('speaks once, then reads the file: in this run and in the next', async () => {
    const store = storeOf(counting);
    const first = expectOk(await store.prompt({ text: '十二楼', language: 'zh' }));
    const second = expectOk(await store.prompt({ text: '十二楼', language: 'zh' }));
    const nextRun = expectOk(await storeOf(counting).prompt({ text: '十二楼', language: 'zh' }));
    expect(synthesisCount).toBe(1);
    expect(Buffer.from(second.wav).equals(Buffer.from(first.wav))).toBe(true);
    expect(nextRun.id).toBe(first.id);
    expect(first.seconds).toBeGreaterThan(0.4);
    expect(await readdir(folder)).toEqual([`${first.id}.wav`]);
  });

  it('keeps every prompt at the same level, whoever speaks it', async () => {
    const store = storeOf(counting);
    for (const [text, language] of [
      ['十二楼', 'zh'],
      ['floor twelve', 'en'],
      ['십이층', 'ko'],
    ] as const) {
      const { wav } = expectOk(await store.prompt({ text, language }));
      const { samples } = expectOk(readWav(wav, text));
      expect(speechLevelDbFs(toFloat32(samples)), text).toBeCloseTo(-20, 0);
    }
  });

  it('speaks once for many who ask at the same time', async () => {
    const store = storeOf(counting);
    const prompts = await Promise.all([1, 2, 3].map(() => store.prompt({ text: 'floor three', language: 'en' })));
    expect(synthesisCount).toBe(1);
    expect(new Set(prompts.map((prompt) => expectOk(prompt).id)).size).toBe(1);
  });

  it('keeps languages, voices and speeds apart', async () => {
    const store = storeOf(counting);
    const requests = [
      { text: '3', language: 'zh' },
      { text: '3', language: 'en' },
      { text: '3', language: 'en', voice: 1 },
      { text: '3', language: 'en', speed: 1.3 },
    ] as const;
    for (const request of requests) expectOk(await store.prompt(request));
    expect(synthesisCount).toBe(4);
    expect((await readdir(folder)).length).toBe(4);
  });

  it('speaks a damaged file anew', async () => {
    const store = storeOf(counting);
    const { id, wav } = expectOk(await store.prompt({ text: 'floor three', language: 'en' }));
    await writeFile(join(folder, `${id}.wav`), wav.subarray(0, 1_000));
    expect(expectOk(await store.prompt({ text: 'floor three', language: 'en' })).wav.length).toBe(wav.length);
    expect(synthesisCount).toBe(2);
  });

  it('answers without a folder to write to', async () => {
    await writeFile(join(folder, 'file'), '');
    const store = storeOf(counting, join(folder, 'file', 'prompts'));
    expect((await store.prompt({ text: 'floor three', language: 'en' })).ok).toBe(true);
  });
});
