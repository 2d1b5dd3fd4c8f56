import { isTalk } from '../vocabulary/meaning.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { RejectionReason } from './decision.js';
import type { Hypothesis } from './hypotheses.js';
import { countSyllables } from './syllables.js';
import { isInNoise, marginsFor, type Loudness } from './margins.js';
import { weighWitnesses, type RecognizerEvidence, type Weighed } from './weigh-witnesses.js';

/** What one recogniser's evidence comes to: a sure request, a possible one, or none and why. */
export type Judgement = Weighed &
  (
    | {
        readonly kind: 'sure' | 'possible';
        readonly request: Hypothesis;
        /** However sure anybody is of it, another recogniser included. */
        readonly mustBeAsked: boolean;
      }
    | {
        readonly kind: 'none';
        readonly reason: Extract<
          RejectionReason,
          'noSpeech' | 'unknownWords' | 'notAPhrase' | 'shortAnswer' | 'lowConfidence' | 'implausibleTiming'
        >;
      }
  );

/** `confidence` is that of `request`, also where another one than the strongest took its place. */
export type RequestJudgement = Exclude<Judgement, { readonly kind: 'none' }>;

export interface SoundOfUtterance extends Loudness {
  readonly speechMs: number;
}

/**
 * How much more two witnesses must say for a request that they heard in other words: "no floor nine" and "nine" for "snowboy",
 * 那个带我到零楼 and 按零楼 for an order of coffee. On development recordings it took both of these back and cost no request.
 */
const moreInOtherWords = 1.5;

/** Probability of one of the requests as far as the models know, 0..1: its share of all that was heard. */
export function confidenceOf(one: Hypothesis, { request, confidence }: RequestJudgement): number {
  return confidence * Math.exp(one.score - request.score);
}

/** The rules that one recogniser's evidence must pass on its own, said so long and so far over what else was heard. */
export function judgeEvidence(evidence: RecognizerEvidence, sound: SoundOfUtterance): Judgement {
  const weighed = weighWitnesses(evidence);
  const { first } = evidence;
  const { requests, noRequest, margin, requestMargin } = weighed;
  const [request, ...rivals] = requests;
  if (request === undefined) return { ...weighed, kind: 'none', reason: noRequest ?? 'noSpeech' };
  const margins = marginsFor(evidence, sound);
  const mayBeHelp = isDistress(request) && weighed.isHeardByAll;
  if (requestMargin < askFrom(request, margins.ask) && !mayBeHelp) {
    // Nearer to a request than to anything else, only not sure enough; or something else.
    const reason = requestMargin >= 0 ? 'lowConfidence' : (noRequest ?? 'lowConfidence');
    return { ...weighed, kind: 'none', reason };
  }
  if (isBareNumber(request) && isInNoise(evidence, sound) && !weighed.isUnanimous)
    return { ...weighed, kind: 'none', reason: 'lowConfidence' };
  const pace = sound.speechMs / 1000 / countSyllables(request.tokens);
  const { secondsPerSyllable, minWordConfidence, confusableMargin = 0 } = first.operatingPoint;
  const { min, max } = secondsPerSyllable;
  if (pace < min || pace > max) return { ...weighed, kind: 'none', reason: 'implausibleTiming' };
  const mustBeAsked = mayBeDenied(weighed, evidence, sound);
  const isSure =
    !mustBeAsked &&
    margin >= margins.accept + (weighed.isInOtherWords ? moreInOtherWords : 0) &&
    weighed.lowestWordConfidence >= minWordConfidence &&
    isSteady(evidence.partials, request, first.vocabulary) &&
    isClearOf(rivals, request, margins.accept + confusableMargin, first.vocabulary);
  return { ...weighed, kind: isSure ? 'sure' : 'possible', request, mustBeAsked };
}

/**
 * What one floor takes back may be what two voices said, or a denial ("I will never go to floor six" among a crowd 10 dB below
 * was "floor nine I mean floor six" to both witnesses): in noise it is asked about, however sure they are.
 */
function mayBeDenied({ isSecondThought }: Weighed, evidence: RecognizerEvidence, sound: SoundOfUtterance): boolean {
  return isSecondThought && isInNoise(evidence, sound);
}

/**
 * A number alone is what noise makes of other talk ("bird" as thirty by one witness, as six by the other). In noise both must have
 * heard it first: on development recordings that took back a third of the needless questions and one of nine questions to people
 * who had said a number.
 */
function isBareNumber({ sentence }: Hypothesis): boolean {
  return sentence?.meaning.kind === 'floors' && sentence.meaning.isDoubtful;
}

/**
 * A call for help need not be sure, only nearer to one than to anything else, or heard first by the first witness and by the second
 * as well: where it is not sure, its answer names the alarm button and does nothing, and whoever gets it for nothing has lost
 * nothing. What the witnesses hear decides as ever, so that noise is not answered.
 */
function askFrom(request: Hypothesis, ask: number): number {
  return isDistress(request) ? 0 : ask;
}

export function isDistress({ sentence }: Hypothesis): boolean {
  return sentence?.meaning.kind === 'distress';
}

/** Rivals that ask for floors which are heard for those of the request need to be further behind. */
function isClearOf(
  rivals: readonly Hypothesis[],
  request: Hypothesis,
  margin: number,
  vocabulary: Pick<Vocabulary, 'areConfusable'>,
): boolean {
  return rivals.every(
    ({ score, sentence }) =>
      request.score - score >= margin ||
      sentence === null ||
      request.sentence === null ||
      !vocabulary.areConfusable(request.sentence.meaning, sentence.meaning),
  );
}

/**
 * The last words so far were on the way to what was understood in the end, or no request. A word half said is heard as another
 * (去负 on the way to 去十二楼), and that says nothing; a whole other request does.
 */
function isSteady(partials: readonly string[], { tokens }: Hypothesis, vocabulary: Pick<Vocabulary, 'read'>): boolean {
  const words = partials.at(-1)?.trim() ?? '';
  if (words === '' || `${tokens.join(' ')} `.startsWith(`${words} `)) return true;
  const other = vocabulary.read(words.split(' '));
  return other === null || isTalk(other.meaning);
}
