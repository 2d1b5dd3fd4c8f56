import type { UtteranceCut } from './utterance-buffer.js';
import type { VoskFeature } from './vosk-ffi.js';

/** A model folder under the name that both sides use for it. */
export interface ModelToLoad {
  readonly model: string;
  readonly folder: string;
  /** Every word of the grammar with the id it was written with; the child compares with `vosk_model_find_word`. */
  readonly words: readonly (readonly [string, number])[];
}

/** About one session, that is one station. */
export type SessionMessage =
  | { readonly type: 'close'; readonly session: number }
  | {
      readonly type: 'begin';
      readonly session: number;
      readonly utterance: number;
      /** Whether somebody wants to know the words so far. */
      readonly hasPartials: boolean;
    }
  | { readonly type: 'audio'; readonly session: number; readonly samples: Int16Array }
  /** No more audio comes: flush and answer, with what was said within the cut. */
  | { readonly type: 'finish'; readonly session: number; readonly cut: UtteranceCut | null }
  /** The utterance is of no interest any more. */
  | { readonly type: 'forget'; readonly session: number };

export type ToRecognizer =
  | { readonly type: 'load'; readonly library: string; readonly models: readonly ModelToLoad[] }
  /** `first` is the name of a loaded model. */
  | {
      readonly type: 'open';
      readonly session: number;
      readonly first: string;
      readonly seconds: readonly SecondToOpen[];
    }
  | SessionMessage;

/** A second opinion that can be asked for. */
export interface SecondToOpen {
  /** Name of a loaded model. */
  readonly model: string;
  /** Words of the first one: what was heard in these alone is its business. */
  readonly words: readonly string[];
}

export interface RecognizedWord {
  readonly word: string;
  /** Seconds; only differences mean something, because Vosk counts on through resets. */
  readonly start: number;
  readonly end: number;
}

/** One way to read the sound. */
export interface Alternative {
  readonly text: string;
  readonly words: readonly RecognizedWord[];
  /** Natural-log likelihood, grammar costs included, relative to the best one's: 0 and below. */
  readonly score: number;
}

/** What one witness heard. */
export interface RecognizedText {
  /** The likeliest. */
  readonly text: string;
  /** Best first, at least one; only those within the decoder's lattice beam are there. */
  readonly alternatives: readonly Alternative[];
}

/** What a second witness heard. */
export interface SecondOpinion extends RecognizedText {
  readonly model: string;
}

/** What the witnesses of one recogniser heard in one utterance. */
export interface RecognizedUtterance {
  readonly first: RecognizedText;
  /** null: not asked, because the first heard nothing but `[unk]`, or its language has only one witness. */
  readonly second: SecondOpinion | null;
  /** The first one's words so far, whenever they changed, oldest first. */
  readonly partials: readonly string[];
  /** The first one's likeliest words if the sentence were to go on; the text holds whole sentences only. */
  readonly open: string;
}

export type FromRecognizer =
  | {
      readonly type: 'loaded';
      /** The library and all models. */
      readonly loadMs: number;
      /** Each model with its grammar, by name. */
      readonly openMs: Readonly<Record<string, number>>;
      readonly features: readonly VoskFeature[];
      readonly residentBytes: number;
    }
  | { readonly type: 'refused'; readonly model: string | null; readonly reason: string }
  | { readonly type: 'partial'; readonly session: number; readonly utterance: number; readonly text: string }
  | { readonly type: 'endpoint'; readonly session: number; readonly utterance: number }
  | {
      readonly type: 'answer';
      readonly session: number;
      readonly utterance: number;
      readonly heard: RecognizedUtterance;
      /** Memory that the process has in use by now. */
      readonly residentBytes: number;
    }
  /** A piece of sound was decoded; not told after each, but at least as often as a second of sound is. */
  | { readonly type: 'progress' }
  /** A message that made no sense; nothing was done. */
  | { readonly type: 'badMessage'; readonly reason: string };

const messageTypes = new Set(['load', 'open', 'close', 'begin', 'audio', 'finish', 'forget']);

/** The channel is ours alone, but a wrong value must not reach native code, where it would end the process. */
export function isToRecognizer(message: unknown): message is ToRecognizer {
  if (!isRecord(message) || typeof message['type'] !== 'string' || !messageTypes.has(message['type'])) return false;
  const { type, session, utterance, samples, first, seconds } = message;
  if (type === 'load') return Array.isArray(message['models']) && typeof message['library'] === 'string';
  if (!Number.isInteger(session)) return false;
  switch (type) {
    case 'open':
      return typeof first === 'string' && Array.isArray(seconds) && seconds.every(isSecondToOpen);
    case 'begin':
      return Number.isInteger(utterance) && typeof message['hasPartials'] === 'boolean';
    case 'audio':
      return samples instanceof Int16Array;
    case 'finish':
      return message['cut'] === null || isCut(message['cut']);
    default:
      return true;
  }
}

function isSecondToOpen(value: unknown): boolean {
  return isRecord(value) && typeof value['model'] === 'string' && Array.isArray(value['words']);
}

function isCut(value: unknown): boolean {
  return isRecord(value) && Number.isFinite(value['fromMs']) && Number.isFinite(value['toMs']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
