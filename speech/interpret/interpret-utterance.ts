import type { Language } from '../../config/index.js';
import { isSameMeaning, type Meaning } from '../vocabulary/meaning.js';
import type { Decision, Intent, Rejected, RejectionReason } from './decision.js';
import { readLanguage, type LanguageEvidence, type LanguageReading } from './interpret-language.js';

export interface UtteranceEvidence {
  readonly languages: readonly LanguageEvidence[];
  readonly speechMs: number;
  /** Loudest 20 ms. */
  readonly peakDbFs: number;
  /** Null before a second without speech was heard. */
  readonly roomDbFs: number | null;
}

/** Whoever talks to the lift stands in it; people behind a door or in the next car are not this far above the room. */
const minOverRoomDb = 10;

type SentenceReading = LanguageReading & { readonly kind: 'sentence' };

/**
 * What an utterance means. Pure; unknown means no.
 *
 * Languages are arbitrated: who alone heard a sentence is believed; two that mean the same agree; two different floors are a
 * question; a request against anything else goes to the one that is surer.
 */
export function interpretUtterance(evidence: UtteranceEvidence): Decision {
  if (evidence.roomDbFs !== null && evidence.peakDbFs < evidence.roomDbFs + minOverRoomDb) return reject('tooQuiet');
  const readings = evidence.languages.map((language) => readLanguage(language, evidence.speechMs / 1000));
  const sentences = readings
    .filter((reading): reading is SentenceReading => reading.kind === 'sentence')
    .toSorted((a, b) => b.confidence - a.confidence);
  const [strongest, second] = sentences;
  if (strongest === undefined) return rejectAll(readings);
  if (second === undefined || isAgreement(strongest.sentence.meaning, second.sentence.meaning))
    return decideOne(strongest);
  return arbitrate(strongest, second);
}

function arbitrate(strongest: SentenceReading, second: SentenceReading): Decision {
  const [intent, other] = [intentOf(strongest.sentence.meaning), intentOf(second.sentence.meaning)];
  if (intent !== null && other !== null) return { ...ask(strongest, intent), alternatives: [intent, other] };
  // The same thing said to both, but for only one of them a request: the surer one counts.
  if (intent === null && other !== null) {
    const { meaning } = strongest.sentence;
    return meaning.kind === 'decoy'
      ? reject('otherLanguageStronger', second.language, second.confidence)
      : decideOne(strongest);
  }
  return decideOne(strongest);
}

/** A floor said in full in one language and as a bare number in the other is still that floor. */
function isAgreement(a: Meaning, b: Meaning): boolean {
  const [intentA, intentB] = [intentOf(a), intentOf(b)];
  if (intentA?.kind === 'floors' && intentB?.kind === 'floors')
    return intentA.floors.join(' ') === intentB.floors.join(' ');
  return isSameMeaning(a, b);
}

function decideOne(reading: SentenceReading): Decision {
  const { language, confidence, sentence } = reading;
  const { meaning } = sentence;
  const intent = intentOf(meaning);
  if (intent !== null) {
    if (meaning.kind === 'floors' && meaning.isBare) return ask(reading, intent);
    return { decision: 'accepted', intent, language, text: sentence.text, confidence };
  }
  // One floor of several that can't be called makes the sentence doubtful: none of them is, and the answer names it.
  const missing = 'mentions' in meaning ? meaning.mentions.find(({ kind }) => kind !== 'floor') : undefined;
  if (missing === undefined || missing.kind === 'floor') return reject('notAPhrase', language, confidence);
  const reason = missing.kind === 'unknown' ? 'floorUnknown' : 'floorLocked';
  return { ...reject(reason, language, confidence), floorSpoken: missing.spoken };
}

function ask(reading: SentenceReading, intent: Intent): Decision & { decision: 'uncertain' } {
  const { language, confidence, sentence } = reading;
  return { decision: 'uncertain', intent, alternatives: [intent], language, text: sentence.text, confidence };
}

/** What a meaning asks for; null for decoys, and where a floor is among them that can't be called. */
function intentOf(meaning: Meaning): Intent | null {
  if (meaning.kind === 'decoy') return null;
  if (!('mentions' in meaning)) return { kind: meaning.kind };
  const floors = meaning.mentions.flatMap((mention) => (mention.kind === 'floor' ? [mention.floor] : []));
  return floors.length === meaning.mentions.length ? { kind: meaning.kind, floors } : null;
}

/** Which of several reasons is told: the one that came closest to a request. */
const closeness: readonly RejectionReason[] = [
  'lowConfidence',
  'implausibleTiming',
  'notAPhrase',
  'unknownWords',
  'noSpeech',
];

function rejectAll(readings: readonly LanguageReading[]): Rejected {
  for (const reason of closeness) {
    const reading = readings.find((candidate) => candidate.kind === 'none' && candidate.reason === reason);
    if (reading !== undefined) return reject(reason, reading.language, reading.confidence);
  }
  return reject('noSpeech');
}

/** A rejection without words, so that other speech leaves no trace. */
export function reject(reason: RejectionReason, language: Language | null = null, confidence = 0): Rejected {
  return { decision: 'rejected', reason, language, confidence, floorSpoken: null };
}
