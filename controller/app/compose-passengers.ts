import type { Languages } from '../../config/index.js';
import { succeed, type Clock, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { guessLanguage } from '../../simulator/index.js';
import { createEspeakSynthesizer, type SpeechSynthesizer } from '../../speech/index.js';

/** What is said by a passenger in a synthetic voice, and in which: 0 is the first of its language. */
export interface SpokenLine {
  readonly text: string;
  readonly voice: number;
}

/** The synthetic voices of passengers; each line is spoken once, however often it is wanted. */
export class Passengers {
  readonly #languages: Languages;
  readonly #synthesizer: SpeechSynthesizer;
  readonly #spoken = new Map<string, Int16Array>();

  constructor(languages: Languages, synthesizer: SpeechSynthesizer) {
    this.#languages = languages;
    this.#synthesizer = synthesizer;
  }

  /** 16 kHz, in the language that the line is written in. */
  async say({ text, voice }: SpokenLine): Promise<Result<Int16Array, ElevatorError>> {
    const key = `${voice} ${text}`;
    const known = this.#spoken.get(key);
    if (known !== undefined) return succeed(known);
    const spoken = await this.#synthesizer.say({ text, language: guessLanguage(text, this.#languages), voice });
    if (spoken.ok) this.#spoken.set(key, spoken.value);
    return spoken;
  }

  stop(): Promise<void> {
    return this.#synthesizer.stop();
  }
}

export interface PassengersOptions {
  readonly languages: Languages;
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
}

/** The failure says which program nobody has installed. */
export function createPassengers({
  languages,
  clock,
  environment,
}: PassengersOptions): Result<Passengers, ElevatorError> {
  const found = createEspeakSynthesizer({ clock, languages, searchPath: environment['PATH'] });
  return found.ok ? succeed(new Passengers(languages, found.value)) : found;
}
