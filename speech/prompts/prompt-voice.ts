import type { Languages } from '../../config/index.js';
import { ElevatorError, fail, succeed, type Clock } from '../../config/kernel/index.js';
import { createFlite } from './flite.js';
import { spokenText } from './spoken-text.js';
import type { SpeechSynthesizer } from './speech-synthesizer.js';

export interface PromptVoiceOptions {
  /** Speaks every language; null where it is not installed. */
  readonly espeak: SpeechSynthesizer | null;
  /** Path of the program flite; null where it is not installed. */
  readonly flite: string | null;
  readonly languages: Languages;
  /** false: with the time that nobody else needs. */
  readonly isUrgent: boolean;
  readonly clock: Clock;
}

/**
 * Who speaks the answers: the best free voice at hand in each language. That is flite where the language names a voice of it
 * and the program is installed (docs/prompts.md says how both were compared), else espeak-ng; null: nobody.
 */
export function createPromptVoice(options: PromptVoiceOptions): SpeechSynthesizer | null {
  const { espeak, flite, languages, isUrgent, clock } = options;
  if (flite === null) return espeak;
  const speakWithFlite = createFlite(flite, isUrgent, clock);
  return {
    name: espeak === null ? 'flite' : `flite, ${espeak.name}`,
    voiceOf: (language) => {
      const voice = languages.get(language)?.fliteVoice;
      return voice === undefined ? (espeak?.voiceOf(language) ?? 'nobody') : `flite ${voice}`;
    },
    say: async (request) => {
      const language = languages.get(request.language);
      const spoken =
        language?.fliteVoice === undefined
          ? null
          : await speakWithFlite(spokenText(request.text, language), language.fliteVoice);
      if (spoken?.ok === true) return succeed(spoken.value);
      if (espeak !== null) return espeak.say(request);
      const why = spoken?.failure ?? `no voice speaks ${request.language}`;
      return fail(new ElevatorError('ELV-SPEECH-007', `a text could not be spoken: ${why}`));
    },
    stop: () => espeak?.stop() ?? Promise.resolve(),
  };
}
