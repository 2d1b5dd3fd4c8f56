/** A model folder under the name that both sides use for it. */
export interface ModelToLoad {
  readonly model: string;
  readonly folder: string;
  /** Every word of the grammar with the id it was written with; the child compares with `vosk_model_find_word`. */
  readonly words: readonly (readonly [string, number])[];
}

export type ToRecognizer =
  | { readonly type: 'load'; readonly library: string; readonly models: readonly ModelToLoad[] }
  | { readonly type: 'open'; readonly session: number; readonly model: string }
  | { readonly type: 'close'; readonly session: number }
  | { readonly type: 'begin'; readonly session: number; readonly utterance: number }
  | { readonly type: 'audio'; readonly session: number; readonly samples: Int16Array }
  /** No more audio comes: flush and answer. */
  | { readonly type: 'finish'; readonly session: number }
  /** The utterance is of no interest any more. */
  | { readonly type: 'forget'; readonly session: number };

export interface RecognizedWord {
  readonly word: string;
  /** Seconds; only differences mean something, because Vosk counts on through resets. */
  readonly start: number;
  readonly end: number;
  /** Posterior within the lattice, 0..1; near 1 also for wrong words. */
  readonly conf: number;
}

export interface RecognizedText {
  readonly text: string;
  readonly words: readonly RecognizedWord[];
  /** Vosk's own endpoint ended it, before or without `finish`. */
  readonly isByEndpoint: boolean;
}

export type FromRecognizer =
  | { readonly type: 'loaded'; readonly loadMs: number }
  | { readonly type: 'refused'; readonly model: string | null; readonly reason: string }
  | { readonly type: 'text'; readonly session: number; readonly utterance: number; readonly heard: RecognizedText }
  /** A message that made no sense; nothing was done. */
  | { readonly type: 'badMessage'; readonly reason: string };

const messageTypes = new Set(['load', 'open', 'close', 'begin', 'audio', 'finish', 'forget']);

/** The channel is ours alone, but a wrong value must not reach native code, where it would end the process. */
export function isToRecognizer(message: unknown): message is ToRecognizer {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (typeof message.type !== 'string' || !messageTypes.has(message.type)) return false;
  if (message.type === 'load') return 'models' in message && Array.isArray(message.models) && 'library' in message;
  if (!('session' in message) || !Number.isInteger(message.session)) return false;
  if (message.type === 'open') return 'model' in message && typeof message.model === 'string';
  if (message.type === 'begin') return 'utterance' in message && Number.isInteger(message.utterance);
  return message.type !== 'audio' || ('samples' in message && message.samples instanceof Int16Array);
}
