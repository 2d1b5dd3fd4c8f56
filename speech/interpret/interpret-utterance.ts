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

type PhraseReading = LanguageReading & { readonly kind: 'phrase' };

/**
 * What an utterance means. Pure; unknown means no.
 *
 * Languages are arbitrated: who alone heard a phrase is believed; two that mean the same agree; two different floors are a
 * question; a request against anything else goes to the one that is surer.
 */
export function interpretUtterance(evidence: UtteranceEvidence): Decision {
  if (evidence.roomDbFs !== null && evidence.peakDbFs < evidence.roomDbFs + minOverRoomDb) return reject('tooQuiet');
  const readings = evidence.languages.map((language) => readLanguage(language, evidence.speechMs / 1000));
  const phrases = readings
    .filter((reading): reading is PhraseReading => reading.kind === 'phrase')
    .toSorted((a, b) => b.confidence - a.confidence);
  const [strongest, second] = phrases;
  if (strongest === undefined) return rejectAll(readings);
  if (second === undefined || isAgreement(strongest.phrase.meaning, second.phrase.meaning)) return decideOne(strongest);
  return arbitrate(strongest, second);
}

function arbitrate(strongest: PhraseReading, second: PhraseReading): Decision {
  const [intent, other] = [intentOf(strongest.phrase.meaning), intentOf(second.phrase.meaning)];
  if (intent !== null && other !== null) return { ...ask(strongest, intent), alternatives: [intent, other] };
  // The same thing said to both, but for only one of them a request: the surer one counts.
  if (intent === null && other !== null) {
    const { meaning } = strongest.phrase;
    return meaning.kind === 'decoy'
      ? reject('otherLanguageStronger', second.language, second.confidence)
      : decideOne(strongest);
  }
  return decideOne(strongest);
}

/** A floor said in full in one language and as a bare number in the other is still that floor. */
function isAgreement(a: Meaning, b: Meaning): boolean {
  const [intentA, intentB] = [intentOf(a), intentOf(b)];
  if (intentA?.kind === 'floors' && intentB?.kind === 'floors') return intentA.floors[0] === intentB.floors[0];
  return isSameMeaning(a, b);
}

function decideOne(reading: PhraseReading): Decision {
  const { language, confidence, phrase } = reading;
  const { meaning } = phrase;
  const intent = intentOf(meaning);
  if (intent !== null) {
    if (meaning.kind === 'bareNumber') return ask(reading, intent);
    return { decision: 'accepted', intent, language, text: phrase.text, confidence };
  }
  switch (meaning.kind) {
    case 'floorUnknown':
    case 'floorLocked':
      return { ...reject(meaning.kind, language, confidence), floorSpoken: meaning.spoken };
    default:
      return reject('notAPhrase', language, confidence);
  }
}

function ask(reading: PhraseReading, intent: Intent): Decision & { decision: 'uncertain' } {
  const { language, confidence, phrase } = reading;
  return { decision: 'uncertain', intent, alternatives: [intent], language, text: phrase.text, confidence };
}

function intentOf(meaning: Meaning): Intent | null {
  switch (meaning.kind) {
    case 'floor':
    case 'bareNumber':
      return { kind: 'floors', floors: [meaning.floor] };
    case 'confirm':
    case 'cancel':
      return { kind: meaning.kind };
    default:
      return null;
  }
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
