import type { Language } from '../../config/index.js';
import type { ElevatorError, Result } from '../../config/kernel/index.js';

export interface SynthesisRequest {
  readonly text: string;
  readonly language: Language;
  /** Which of several speakers of the language, from 0; the prompts use 0. */
  readonly voice?: number;
  /** 1 = normal. */
  readonly speed?: number;
}

/** Text to 16 kHz mono audio. Runs in a process of its own: the engine is GPL-3, and a crash of it must cost nothing. */
export interface SpeechSynthesizer {
  /** For people: "espeak-ng 1.52 (npm)". */
  readonly name: string;
  /** Who speaks a language: what is told apart by this sounds different. */
  voiceOf(language: Language): string;
  say(request: SynthesisRequest): Promise<Result<Int16Array, ElevatorError>>;
  stop(): Promise<void>;
}
