import { distressIn, isLessThan } from './call-for-help.js';
import { decideSentence, mannerIn } from './decide-sentence.js';
import type { Decision, Intent, Rejected, RejectionReason } from './decision.js';
import { intentOf, isSameIntent } from './intent-of.js';
import { confidenceOf, judgeEvidence, type Judgement, type RequestJudgement } from './judge-evidence.js';
import { minLanguageMargin, worthAsking } from './margins.js';
import { reject } from './reject.js';
import { withoutLanguage } from './without-language.js';
import type { RecognizerEvidence } from './weigh-witnesses.js';

/** What was known about levels when an utterance began. */
export interface LevelsBefore {
  /** Null before a second without speech was heard. */
  readonly roomDbFs: number | null;
  /** Median of the last three seconds, whatever was heard in them; null before half a second of sound. */
  readonly latelyDbFs: number | null;
  /** Peak of an utterance that had ended less than two seconds before; null where there was none. */
  readonly justBeforeDbFs: number | null;
}

export interface UtteranceEvidence extends LevelsBefore {
  readonly recognizers: readonly RecognizerEvidence[];
  /** The recogniser of another language is lost: what it would have said against these is unknown. */
  readonly isLanguageMissing: boolean;
  readonly speechMs: number;
  /** Loudest 20 ms. */
  readonly peakDbFs: number;
}

/** Whoever talks to the lift stands in it; people behind a door or in the next car are not this far above the room. */
const minOverRoomDb = 10;
/**
 * So far below the words before it is a breath, a step, an echo (-54 dBFS after a "two" of -10 was heard as a surer "six"), or people
 * behind: of 19 such utterances in noise that made sense to the recognisers one was the talker's.
 */
const mostBelowBeforeDb = 18;
/** A question has few answers. */
const mostAlternatives = 3;

/**
 * What an utterance means. Pure; unknown means no.
 *
 * The witnesses of each recogniser are weighed and judged on their own, all its languages in one list. Recognisers are then told
 * apart by evidence, not by order: the same request from two is one; two different ones of about the same evidence are a question,
 * and so is a request that the other one might have heard as small talk; where that is the stronger of the two, there was no request.
 */
export function interpretUtterance(evidence: UtteranceEvidence): Decision {
  const decision = weighRecognizers(evidence);
  return evidence.isLanguageMissing ? withoutLanguage(decision) : decision;
}

function weighRecognizers(evidence: UtteranceEvidence): Decision {
  if (isTooQuiet(evidence)) return reject('tooQuiet');
  const judgements = evidence.recognizers.map((recognizer) => judgeEvidence(recognizer, evidence));
  const requests = judgements
    .filter((judgement): judgement is RequestJudgement => judgement.kind !== 'none')
    .toSorted((a, b) => b.requestMargin - a.requestMargin);
  const decision = decideBetween(requests, judgements);
  const [distress] = requests.flatMap((judgement) => distressIn(judgement) ?? []);
  if (distress === undefined || !isLessThan(distress, decision)) return decision;
  return ask(distress, [{ intent: { kind: 'distress' }, confidence: distress.confidence }]);
}

/** @param requests the strongest first */
function decideBetween([strongest, other]: readonly RequestJudgement[], judgements: readonly Judgement[]): Decision {
  if (strongest === undefined) return rejectAll(judgements);
  const decoy = Math.max(0, ...judgements.map(({ decoyMargin }) => decoyMargin));
  // What can't be called is only named where nobody heard small talk: "hello" is 四楼 to a Mandarin ear, "there is no fourth
  // floor" no answer to it. Of 51 requests for missing floors (development recordings) the other language took none for talk.
  const isTalk = isCallable(strongest) ? decoy > strongest.requestMargin : decoy > 0 || strongest.isTalkElsewhere;
  if (isTalk) return reject('otherLanguageStronger', strongest.language, strongest.confidence);
  if (decoy > strongest.requestMargin - minLanguageMargin) return ask(strongest, requestsOf(strongest));
  const isClear = other === undefined || other.requestMargin < strongest.requestMargin - minLanguageMargin;
  // 开门 is what a Mandarin ear makes of an English "seven" in the noise of a car: a floor is asked about before a door is refused.
  if (isDoor(strongest) && other !== undefined && isFloors(other) && (!isClear || other.kind === 'sure'))
    return ask(other, requestsOf(other));
  const floors = isDoor(strongest) && strongest.kind === 'possible' ? floorsInOtherWords(strongest) : null;
  if (floors !== null) return ask(floors, requestsOf(floors));
  if (isClear) return decide(strongest);
  if (other.request.key === strongest.request.key) {
    const asked = [strongest, other].find(({ mustBeAsked }) => mustBeAsked);
    return decide(asked ?? (strongest.kind === 'sure' ? strongest : other));
  }
  return ask(strongest, [...requestsOf(strongest).slice(0, 1), ...requestsOf(other).slice(0, 1)]);
}

/** The same for one model that hears both languages. */
function floorsInOtherWords(judgement: RequestJudgement): RequestJudgement | null {
  const { request, requests } = judgement;
  const floors = requests.filter(
    (one) => one.language !== request.language && one.score > request.score - worthAsking && isFloors({ request: one }),
  );
  const [floor] = floors;
  if (floor === undefined) return null;
  const confidence = confidenceOf(floor, judgement);
  return { ...judgement, request: floor, requests: floors, language: floor.language, confidence };
}

function isDoor({ request: { sentence } }: RequestJudgement): boolean {
  return sentence?.meaning.kind === 'openDoors' || sentence?.meaning.kind === 'closeDoors';
}

function isFloors({ request: { sentence } }: Pick<RequestJudgement, 'request'>): boolean {
  return sentence !== null && intentOf(sentence.meaning)?.kind === 'floors';
}

function isTooQuiet({ peakDbFs, roomDbFs, justBeforeDbFs }: UtteranceEvidence): boolean {
  if (roomDbFs !== null && peakDbFs < roomDbFs + minOverRoomDb) return true;
  return justBeforeDbFs !== null && peakDbFs < justBeforeDbFs - mostBelowBeforeDb;
}

/**
 * A floor that the lift lacks is named also where it was only possibly heard: of the floors that could be asked about instead
 * none was meant on development recordings. Not a number or a direction alone, which talk is full of.
 */
function decide(judgement: RequestJudgement): Decision {
  const { kind, request, language, confidence } = judgement;
  if (kind === 'possible' && isCallable(judgement)) return ask(judgement, requestsOf(judgement));
  if (request.sentence === null) return reject('notAPhrase', language);
  const { meaning } = request.sentence;
  const isBare = (meaning.kind === 'floors' || meaning.kind === 'landingCall') && meaning.isDoubtful;
  if (kind === 'possible' && isBare) return reject('lowConfidence', language, confidence);
  return decideSentence(request.sentence, language, confidence);
}

function isCallable({ request: { sentence } }: RequestJudgement): boolean {
  return sentence !== null && intentOf(sentence.meaning) !== null;
}

/** What a question may be about. */
interface Candidate {
  readonly intent: Intent;
  /** Of this request, which need not be the likeliest: floors that the lift lacks are not asked about. */
  readonly confidence: number;
}

/** A question about the likeliest of the candidates; where there is none, all are floors the lift lacks: the answer that names one. */
function ask({ request, language, confidence }: RequestJudgement, candidates: readonly Candidate[]): Decision {
  const [likeliest] = candidates;
  const { sentence } = request;
  if (sentence === null) return reject('notAPhrase', language);
  if (likeliest === undefined) return decideSentence(sentence, language, confidence);
  const { text } = sentence;
  const alternatives = candidates.map(({ intent }) => intent);
  return {
    ...{ decision: 'uncertain', intent: likeliest.intent, alternatives, language },
    ...mannerIn(sentence),
    ...{ text, confidence: likeliest.confidence },
  };
}

/** What can be asked about: calls that the lift could make, each once, the likeliest first. */
function requestsOf(judgement: RequestJudgement): readonly Candidate[] {
  const { requests } = judgement;
  const best = requests[0]?.score ?? 0;
  const candidates: Candidate[] = [];
  for (const request of requests) {
    const intent = request.sentence === null ? null : intentOf(request.sentence.meaning);
    if (intent === null || request.score < best - worthAsking) continue;
    if (candidates.some((one) => isSameIntent(one.intent, intent))) continue;
    candidates.push({ intent, confidence: confidenceOf(request, judgement) });
  }
  return candidates.slice(0, mostAlternatives);
}

/** Which of several reasons is told: the one that came closest to a request. */
const closeness: readonly RejectionReason[] = [
  'lowConfidence',
  'implausibleTiming',
  'shortAnswer',
  'notAPhrase',
  'unknownWords',
  'noSpeech',
];

function rejectAll(judgements: readonly Judgement[]): Rejected {
  for (const reason of closeness) {
    const judgement = judgements.find((candidate) => candidate.kind === 'none' && candidate.reason === reason);
    if (judgement !== undefined) return reject(reason, judgement.language, judgement.confidence);
  }
  return reject('noSpeech');
}
