import { ElevatorError, fail, sampleRate, succeed } from '../../config/kernel/index.js';
import type { Result } from '../../config/kernel/index.js';
import { atLevel } from './equal-loudness.js';
import type { PromptSentence } from './prompt-sentence.js';
import { recordedSound } from './recorded-sound.js';
import type { Recordings } from './recordings.js';
import type { SoundCache } from './sound-cache.js';
import type { SpeechSynthesizer } from './speech-synthesizer.js';
import { withoutSilence } from './trim-silence.js';

export interface PromptStoreOptions {
  readonly cache: SoundCache;
  /** null: only what is recorded can be said. */
  readonly synthesizer: SpeechSynthesizer | null;
  /** null: nothing is recorded. */
  readonly recordings: Recordings | null;
  /** Loudness of everything that is spoken, dBFS. */
  readonly levelDbFs: number;
  /** One sentence for the log: a recording that was good when Liftvoice started is so no longer. */
  readonly onTrouble: (trouble: string) => void;
}

/** Spoken answers, ready to be played: 16 kHz mono at one loudness. */
export interface PromptStore {
  /** Put together from recordings, else from the cache, else spoken and put there. */
  prompt(sentence: PromptSentence): Promise<Result<Int16Array, ElevatorError>>;
  /** Whether `prompt` would have to make anything first, told without reading it. */
  isReady(sentence: PromptSentence): Promise<boolean>;
}

/** Between a recorded carrier and the floor in it: as short as between words, far from where an utterance would end. */
const gapSamples = 0.03 * sampleRate;

export function createPromptStore(options: PromptStoreOptions): PromptStore {
  /** Two stations that want the same words at the same moment wait for one synthesis. */
  const underWay = new Map<string, Promise<Result<Int16Array, ElevatorError>>>();
  return {
    prompt: (sentence) => {
      const key = JSON.stringify(sentence);
      const begun = underWay.get(key);
      if (begun !== undefined) return begun;
      const prompt = find(options, sentence).finally(() => underWay.delete(key));
      underWay.set(key, prompt);
      return prompt;
    },
    isReady: async (sentence) => {
      const { cache, synthesizer } = options;
      if (recordedWay(options, sentence) !== null) return false;
      return synthesizer !== null && cache.has(synthesisName(options, synthesizer, sentence));
    },
  };
}

async function find(options: PromptStoreOptions, sentence: PromptSentence): Promise<Result<Int16Array, ElevatorError>> {
  const recorded = await playRecorded(options, sentence);
  return recorded === null ? synthesized(options, sentence) : succeed(recorded);
}

/** null where it is not recorded, or no longer as it was judged. */
async function playRecorded(options: PromptStoreOptions, sentence: PromptSentence): Promise<Int16Array | null> {
  const { cache, levelDbFs, onTrouble } = options;
  const paths = recordedWay(options, sentence) ?? [];
  const sounds: Int16Array[] = [];
  for (const path of paths) {
    const sound = await recordedSound(path, cache, levelDbFs);
    if (!sound.ok) {
      onTrouble(sound.failure.message);
      return null;
    }
    sounds.push(sound.value);
  }
  return sounds.length === 0 ? null : joined(sounds);
}

/** Paths of the best way to say it of which nothing is missing. */
function recordedWay({ recordings }: PromptStoreOptions, sentence: PromptSentence): readonly string[] | null {
  for (const names of recordings === null ? [] : sentence.recordings) {
    const paths = names.flatMap((name) => recordings?.files.get(name) ?? []);
    if (paths.length === names.length) return paths;
  }
  return null;
}

function joined(sounds: readonly Int16Array[]): Int16Array {
  const length = sounds.reduce((sum, sound) => sum + sound.length, 0) + gapSamples * (sounds.length - 1);
  const whole = new Int16Array(length);
  let at = 0;
  for (const sound of sounds) {
    whole.set(sound, at);
    at += sound.length + gapSamples;
  }
  return whole;
}

async function synthesized(
  options: PromptStoreOptions,
  sentence: PromptSentence,
): Promise<Result<Int16Array, ElevatorError>> {
  const { cache, synthesizer, levelDbFs } = options;
  if (synthesizer === null)
    return fail(new ElevatorError('ELV-SPEECH-007', 'a text could not be spoken: there is no synthetic voice'));
  const name = synthesisName(options, synthesizer, sentence);
  const kept = await cache.find(name);
  if (kept !== null) return succeed(kept);
  const { text, language } = sentence;
  const spoken = await synthesizer.say({ text, language });
  if (!spoken.ok) return spoken;
  const sound = atLevel(withoutSilence(spoken.value), levelDbFs);
  await cache.keep(name, sound);
  return succeed(sound);
}

function synthesisName(
  { cache, levelDbFs }: PromptStoreOptions,
  synthesizer: SpeechSynthesizer,
  { language, text }: PromptSentence,
): string {
  return cache.nameFor('spoken', synthesizer.voiceOf(language), levelDbFs, language, text);
}
