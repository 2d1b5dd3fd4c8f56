import type { Explanation } from '../../../speech/index.js';
import { meaningInWords, type StationHabits } from './vocabulary-sentence.js';

/** For a person: "去三楼: calls floor 3 (cost 0.5)", or why nothing. */
export function explanationLine(explanation: Explanation, habits: StationHabits): string {
  switch (explanation.kind) {
    case 'sentence': {
      const { text, meaning, cost } = explanation.sentence;
      return `${text}: ${meaningInWords(meaning, habits)} (cost ${cost.toFixed(1)})`;
    }
    case 'otherScript':
      return 'nothing: it is not written in this language';
    case 'unknownWords': {
      const words = explanation.words.map(({ word, nearest, isInModel }) => {
        const why = isInModel ? 'stands in no sentence' : 'is not known to the voice model';
        return `'${word}' ${why}${nearest.length === 0 ? '' : ` (near: ${nearest.join(', ')})`}`;
      });
      return `nothing: ${words.join('; ')}`;
    }
    case 'noSentence': {
      const { begun, rest, next } = explanation;
      if (rest.length === 0) return `nothing yet: a sentence may begin so; it goes on with ${next.join(', ')}`;
      if (begun.length === 0) return `nothing: no sentence begins with '${rest[0] ?? ''}'`;
      const after = next.length === 0 ? 'nothing' : next.join(', ');
      return `nothing: after '${begun.join(' ')}' comes ${after}, not '${rest[0] ?? ''}'`;
    }
  }
}

export function explanationValue(explanation: Explanation) {
  if (explanation.kind !== 'sentence') return explanation;
  const { sentence, tokens } = explanation;
  return { kind: explanation.kind, tokens, ...sentence };
}
