import type { Language } from '../../config/index.js';
import type { Sentence } from '../vocabulary/vocabulary.js';
import type { Manner } from '../vocabulary/meaning.js';
import type { Decision } from './decision.js';
import { intentOf, uncallableIn } from './intent-of.js';
import { reject } from './reject.js';

/** What a sentence that was surely heard comes to: a request, a question about a bare number, an answer that names a floor, or no. */
export function decideSentence(sentence: Sentence, language: Language, confidence: number): Decision {
  const { meaning, text } = sentence;
  const said = mannerIn(sentence);
  const intent = intentOf(meaning);
  if (intent !== null) {
    return 'isDoubtful' in meaning && meaning.isDoubtful
      ? { decision: 'uncertain', intent, alternatives: [intent], language, ...said, text, confidence }
      : { decision: 'accepted', intent, language, ...said, text, confidence };
  }
  if (meaning.kind === 'tooManyFloors') return { ...reject('tooManyFloors', language, confidence), ...said };
  if (meaning.kind === 'shortAnswer') return reject('shortAnswer', language, confidence);
  // One floor of several that can't be called makes the sentence doubtful: none of them is, and the answer names it.
  const missing = uncallableIn(meaning);
  if (missing === null) return reject('notAPhrase', language, confidence);
  const reason = missing.kind === 'unknown' ? 'floorUnknown' : 'floorLocked';
  return { ...reject(reason, language, confidence), floorSpoken: missing.spoken, ...said };
}

/** How it was said, as a part of a decision. */
export function mannerIn({ manner }: Sentence): { readonly manner?: Manner } {
  return manner === undefined ? {} : { manner };
}
