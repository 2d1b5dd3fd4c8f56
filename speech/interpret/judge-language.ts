import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { RejectionReason } from './decision.js';
import type { Hypothesis } from './hypotheses.js';
import { countSyllables } from './syllables.js';
import { weighWitnesses, type LanguageEvidence, type Weighed } from './weigh-witnesses.js';

/** What one language comes to: a sure request, a possible one, or none and why. */
export type LanguageJudgement = Weighed &
  (
    | { readonly kind: 'sure' | 'possible'; readonly request: Hypothesis }
    | {
        readonly kind: 'none';
        readonly reason: Extract<
          RejectionReason,
          'noSpeech' | 'unknownWords' | 'notAPhrase' | 'lowConfidence' | 'implausibleTiming'
        >;
      }
  );

/** Last changes of the partial text that must agree with the final one: what was still another sentence there is no steady reading. */
const steadyPartials = 2;

/** The rules that one language's evidence must pass on its own. */
export function judgeLanguage(evidence: LanguageEvidence, speechSeconds: number): LanguageJudgement {
  const weighed = weighWitnesses(evidence);
  const { first, second } = evidence;
  const { requests, noRequest, margin, requestMargin } = weighed;
  const [request, ...rivals] = requests;
  if (request === undefined) return { ...weighed, kind: 'none', reason: noRequest ?? 'noSpeech' };
  const margins = second === null ? first.operatingPoint.alone : first.operatingPoint.withSecond;
  if (requestMargin < margins.ask) {
    // Nearer to a request than to anything else, only not sure enough; or something else.
    const reason = requestMargin >= 0 ? 'lowConfidence' : (noRequest ?? 'lowConfidence');
    return { ...weighed, kind: 'none', reason };
  }
  const pace = speechSeconds / countSyllables(request.tokens);
  const { secondsPerSyllable, minWordConfidence, confusableMargin = 0 } = first.operatingPoint;
  const { min, max } = secondsPerSyllable;
  if (pace < min || pace > max) return { ...weighed, kind: 'none', reason: 'implausibleTiming' };
  const isSure =
    margin >= margins.accept &&
    weighed.lowestWordConfidence >= minWordConfidence &&
    isSteady(evidence.partials, request, first.vocabulary) &&
    isClearOf(rivals, request, margins.accept + confusableMargin, first.vocabulary);
  return { ...weighed, kind: isSure ? 'sure' : 'possible', request };
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
 * The last partials were on the way to what was understood in the end: each is the beginning of it, or no sentence. A word half
 * said is heard as another (去负 on the way to 去十二楼), and that says nothing; a whole other sentence does.
 */
function isSteady(partials: readonly string[], { tokens }: Hypothesis, vocabulary: Pick<Vocabulary, 'read'>): boolean {
  const text = `${tokens.join(' ')} `;
  return partials.slice(-steadyPartials).every((partial) => {
    const words = partial.trim();
    return words === '' || text.startsWith(`${words} `) || vocabulary.read(words.split(' ')) === null;
  });
}
