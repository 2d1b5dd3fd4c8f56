import type { Decision } from './decision.js';
import { confidenceOf, isDistress, type RequestJudgement } from './judge-evidence.js';
import { minLanguageMargin, worthAsking } from './margins.js';

/**
 * Whoever may be calling for help is not asked about a floor ("i need help" was heard as 按一楼 as well), nor passed over because
 * the other language heard talk ("help me" as 审议); and where one language is sure of it, the other's surer floor is not called. Of
 * 462 development recordings of talk none came near to a call for help.
 */
export function isLessThan(distress: RequestJudgement, decision: Decision): boolean {
  if (decision.decision === 'uncertain') return true;
  if (decision.decision === 'accepted') return distress.kind === 'sure' && decision.intent.kind !== 'distress';
  return decision.reason === 'otherLanguageStronger';
}

/**
 * A call for help that is what was heard, or not clearly behind it and nearer than no request: in its own language by as much as
 * languages are told apart by, in another one as far as is worth asking about, for a second witness can't speak for it.
 */
export function distressIn(judgement: RequestJudgement): RequestJudgement | null {
  const { request, requests, requestMargin } = judgement;
  if (isDistress(request)) return judgement;
  const help = requests.find((one) => {
    const behind = request.score - one.score;
    const most = one.language === request.language ? minLanguageMargin : worthAsking;
    return isDistress(one) && behind < most && behind <= requestMargin;
  });
  if (help === undefined) return null;
  const confidence = confidenceOf(help, judgement);
  return { ...judgement, kind: 'possible', request: help, language: help.language, confidence };
}
