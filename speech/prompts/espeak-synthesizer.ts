import type { Languages } from '../../config/index.js';
import { ElevatorError, fail, succeed } from '../../config/kernel/index.js';
import type { Clock, Result } from '../../config/kernel/index.js';
import { isDigitalSilence } from '../audio/level.js';
import { createDebianEspeak } from './debian-espeak.js';
import { espeakSpeaker } from './espeak-voices.js';
import { isNpmEspeakInstalled, NpmEspeak } from './npm-espeak.js';
import type { SpeechEngine } from './speech-engine.js';
import type { SpeechSynthesizer, SynthesisRequest } from './speech-synthesizer.js';
import { findProgram } from './speaking-program.js';
import { spokenText } from './spoken-text.js';
import { withoutMarkup } from './without-markup.js';

export interface EspeakOptions {
  readonly clock: Clock;
  readonly languages: Languages;
  /** Folders where the system's espeak-ng is looked for: the PATH variable. */
  readonly searchPath: string | undefined;
  /** 'system' passes the npm engine over. */
  readonly prefer?: 'npm' | 'system';
  /** false: with the time that nobody else needs. Default: true. */
  readonly isUrgent?: boolean;
}

/** A sentence of a passenger or a prompt, not a novel: the engine speaks in one go and cannot be interrupted. */
const longestText = 200;
const slowest = 0.5;
const fastest = 2;

/**
 * The synthesiser that is installed: espeak-ng from npm, else the system's; else ELV-SPEECH-005.
 * A sentence that fails (process died, nothing to say, too long) is ELV-SPEECH-007 and says nothing about the next one.
 */
export function createEspeakSynthesizer(options: EspeakOptions): Result<SpeechSynthesizer, ElevatorError> {
  const engine = findEngine(options);
  if (engine === null) {
    const message = 'neither the npm package @echogarden/espeak-ng-emscripten nor the program espeak-ng is installed';
    return fail(new ElevatorError('ELV-SPEECH-005', message));
  }
  return succeed({
    name: engine.name,
    voiceOf: (language) => JSON.stringify([engine.name, options.languages.get(language)?.espeak]),
    say: (request) => say(engine, options.languages, request),
    stop: () => engine.stop(),
  });
}

function findEngine({ clock, searchPath, prefer = 'npm', isUrgent = true }: EspeakOptions): SpeechEngine | null {
  if (prefer === 'npm' && isNpmEspeakInstalled()) return new NpmEspeak(clock, isUrgent);
  const program = findProgram('espeak-ng', searchPath);
  return program === null ? null : createDebianEspeak(program, clock, isUrgent);
}

async function say(
  engine: SpeechEngine,
  languages: Languages,
  { text, language, voice = 0, speed = 1 }: SynthesisRequest,
): Promise<Result<Int16Array, ElevatorError>> {
  const data = languages.get(language);
  if (data === undefined) return fail(unspoken(`there is no language "${language}"`));
  const words = spokenText(withoutMarkup(text), data);
  if (words.length > longestText) return fail(unspoken(`the text is longer than ${longestText} characters`));
  const speaker = espeakSpeaker(data, voice);
  const wordsPerMinute = Math.round(speaker.wordsPerMinute * Math.max(slowest, Math.min(fastest, speed)));
  const spoken = await engine.speak({ text: words, language: data, voice: { ...speaker, wordsPerMinute } });
  if (!spoken.ok) return fail(unspoken(spoken.failure));
  if (isDigitalSilence(spoken.value)) return fail(unspoken('the text has nothing that can be spoken'));
  return spoken;
}

function unspoken(why: string): ElevatorError {
  // Without the text: what a visitor typed is nobody's business in a log.
  return new ElevatorError('ELV-SPEECH-007', `a text could not be spoken: ${why}`);
}
