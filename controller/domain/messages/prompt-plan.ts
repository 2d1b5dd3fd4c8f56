import type { Site } from '../../../config/index.js';
import type { PromptSentence } from '../../../speech/index.js';
import { answerKinds, type AnswerKind } from '../answer.js';
import { isGivenAt, subjectsOfAnswer } from './answer-subjects.js';
import type { Messages } from './messages.js';

/** In the order in which passengers will hear them: what is prepared late is wanted rarely. */
const byFrequency: readonly AnswerKind[] = answerKinds.toSorted((a, b) => rank(a) - rank(b));

function rank(kind: AnswerKind): number {
  return kind === 'registered' ? 0 : kind === 'noSuchFloor' ? 2 : 1;
}

/**
 * Every answer that a site can give about one floor or direction or none, each once, the usual ones first. Several floors in one sentence are
 * too many to say all of them ahead.
 */
export function promptPlan(site: Site, messages: Messages): readonly PromptSentence[] {
  const sentences = new Map<string, PromptSentence>();
  for (const kind of byFrequency) {
    for (const station of site.stations.filter((each) => isGivenAt(kind, each))) {
      for (const named of [[], ...subjectsOfAnswer(kind, station).map((subject) => [subject])]) {
        for (const language of site.languages) {
          const sentence = messages.spoken(kind, named, language, station);
          sentences.set(JSON.stringify(sentence), sentence);
        }
      }
    }
  }
  return [...sentences.values()];
}
