/** The real engines speak: what comes back is judged as sound, since whether it is understood is judged by the recogniser's tests. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRate, systemClock } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { levelDbFs } from '../../speech/audio/level.js';
import { toFloat32 } from '../../speech/audio/pcm.js';
import { createEspeakSynthesizer } from '../../speech/prompts/espeak-synthesizer.js';
import { atLevel } from '../../speech/prompts/equal-loudness.js';
import { createPromptVoice } from '../../speech/prompts/prompt-voice.js';
import { speechLevelDbFs } from '../../speech/prompts/speech-level.js';
import type { SpeechSynthesizer } from '../../speech/prompts/speech-synthesizer.js';
import { findProgram } from '../../speech/prompts/speaking-program.js';
import { withoutSilence } from '../../speech/prompts/trim-silence.js';
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

  it.each([
    ['<b>floor three</b>', 'b floor three /b'],
    ["[[Tr'i:]] three", "Tr'i: three"],
    ['\u000150S three', '50S three'],
  ])('speaks %j as the text it is', async (text, plain) => {
    const [spoken, same] = [
      await synthesizer.say({ text, language: 'en' }),
      await synthesizer.say({ text: plain, language: 'en' }),
    ];
    expect(fingerprint(spoken)).toBe(fingerprint(same));
  });

  it.each(['', ' ... ', '-', '<>', 'much '.repeat(41)])('refuses %j as a value', async (text) => {
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

describe('the voice of the answers', () => {
  const searchPath = process.env['PATH'];
  const espeak = expectOk(createEspeakSynthesizer({ clock: systemClock, languages, searchPath, isUrgent: true }));
  const flite = findProgram('flite', searchPath);
  const voice = createPromptVoice({ espeak, flite, languages, isUrgent: true, clock: systemClock });
  if (voice === null) throw new Error('nobody speaks');
  afterAll(() => voice.stop());

  it('is flite where the language names a voice of it, else espeak-ng', () => {
    expect(flite).not.toBeNull();
    expect(voice.voiceOf('en')).toBe('flite slt');
    expect(voice.voiceOf('zh')).toContain('espeak-ng');
    const without = createPromptVoice({ espeak, flite: null, languages, isUrgent: true, clock: systemClock });
    expect(without?.voiceOf('en')).toContain('espeak-ng');
  });

  it.each([
    ['zh', '十二楼已登记'],
    ['en', 'Floor 12 is registered'],
    ['ko', '십이층 등록되었습니다'],
  ])('speaks %s as loud as every other language, and only as long as it takes', async (language, text) => {
    const spoken = expectOk(await voice.say({ text, language }));
    const played = atLevel(withoutSilence(spoken), -20);
    expect(speechLevelDbFs(toFloat32(played))).toBeCloseTo(-20, 0);
    expect(played.length / sampleRate).toBeGreaterThan(0.8);
    expect(played.length / sampleRate).toBeLessThan(3);
  });

  it('falls back to espeak-ng where flite fails', async () => {
    const broken = createPromptVoice({ espeak, flite: '/bin/false', languages, isUrgent: true, clock: systemClock });
    expect((await broken?.say({ text: 'floor three', language: 'en' }))?.ok).toBe(true);
  });

  it('without espeak-ng speaks what flite can, and says what it cannot', async () => {
    const alone = createPromptVoice({ espeak: null, flite, languages, isUrgent: true, clock: systemClock });
    expect((await alone?.say({ text: 'floor three', language: 'en' }))?.ok).toBe(true);
    const korean = await alone?.say({ text: '삼층', language: 'ko' });
    expect(korean?.ok === false ? korean.failure.message : '').toContain('no voice speaks ko');
  });
});
