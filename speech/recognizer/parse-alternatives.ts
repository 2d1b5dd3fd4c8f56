import type { RecognizedText, RecognizedWord } from './recognizer-messages.js';

interface VoskAlternatives {
  readonly alternatives?: readonly {
    readonly text?: string;
    /** Called so by Vosk: the log-likelihood of the whole path. */
    readonly confidence?: number;
    readonly result?: readonly RecognizedWord[];
  }[];
}

/** Vosk's n-best result; nothing heard is one alternative with an empty text. */
export function parseAlternatives(json: string): RecognizedText {
  const parsed = JSON.parse(json) as VoskAlternatives;
  const heard = (parsed.alternatives ?? []).map(({ text = '', confidence = 0, result = [] }) => ({
    // Vosk writes a blank after the last word of an alternative.
    text: text.trim(),
    words: result.map(({ word, start, end }) => ({ word, start, end })),
    likelihood: confidence,
  }));
  const best = Math.max(...heard.map(({ likelihood }) => likelihood));
  const alternatives = heard
    .map(({ text, words, likelihood }) => ({ text, words, score: likelihood - best }))
    .toSorted((a, b) => b.score - a.score);
  const [first] = alternatives;
  return first === undefined
    ? { text: '', alternatives: [{ text: '', words: [], score: 0 }] }
    : { text: first.text, alternatives };
}
