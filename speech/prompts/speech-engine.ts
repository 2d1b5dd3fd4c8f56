import type { LanguageData } from '../../config/index.js';
import type { Result } from '../../config/kernel/index.js';
import type { EspeakVoice } from './espeak-voices.js';

export interface SpokenRequest {
  /** In words. */
  readonly text: string;
  readonly language: LanguageData;
  readonly voice: EspeakVoice;
}

/** One build of a synthesiser. A failure is one sentence for the log. */
export interface SpeechEngine {
  readonly name: string;
  /** 16 kHz mono. */
  speak(request: SpokenRequest): Promise<Result<Int16Array, string>>;
  stop(): Promise<void>;
}
