import type { Alternative, RecognizedText, RecognizedWord } from '../recognizer/recognizer-messages.js';

/**
 * Lowest confidence among the words of one reading, 0..1: for each word the share of all readings, by likelihood, that have this
 * word at this place in time. A carrier that only some readings have (去, "please") does not make the number doubtful, and the
 * worst word counts, because a mean would hide a wrong number behind a sure 楼.
 *
 * @returns 0 where the reading is not among the alternatives
 */
export function lowestWordConfidence(tokens: readonly string[], heard: RecognizedText): number {
  const reading = heard.alternatives.find(({ text }) => text === tokens.join(' '));
  if (reading === undefined) return 0;
  const total = sum(heard.alternatives);
  const confidences = reading.words.map(
    (word) => sum(heard.alternatives.filter(({ words }) => words.some((other) => isSame(word, other)))) / total,
  );
  return confidences.length === 0 ? sum([reading]) / total : Math.min(...confidences);
}

function sum(alternatives: readonly Alternative[]): number {
  return alternatives.reduce((all, { score }) => all + Math.exp(score), 0);
}

/** The same word with at least half of either's time in common. */
function isSame(one: RecognizedWord, other: RecognizedWord): boolean {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return one.word === other.word && common >= Math.max(one.end - one.start, other.end - other.start) / 2;
}
