import type { SentencesFile, SentenceTemplate, Station } from '../../config/index.js';
import type { FloorSlots } from './floor-slots.js';
import type { GraphBuilder, GraphState } from './sentence-graph.js';

export interface SentenceParts {
  readonly builder: GraphBuilder;
  readonly slots: FloorSlots;
  readonly book: SentencesFile;
  readonly bareNumbers: Station['vocabulary']['bareNumbers'];
  /** What the lift is called, from the site file. */
  readonly wakeWords: readonly string[];
  /** Words that sound like the site's own, listed so that they are not heard as those. */
  readonly soundAlikes: readonly string[];
}

/* What is said alike at every kind of station. */

/** An end that may be closed (谢谢). @param takenBack how what was called is taken back instead, `takenBack` */
export function closed(parts: SentenceParts, end: GraphState, takenBack: readonly GraphState[] = []): GraphState {
  return parts.builder.either([end, ...behind(parts, parts.book.closing, end), ...takenBack]);
}

/** What may stand behind a call: not wanted after all (算了). */
export function takenBack(parts: SentenceParts): GraphState {
  const { builder, book } = parts;
  return builder.either(behind(parts, book.takenBack, builder.ending('cancel')));
}

function behind(
  { builder, slots }: SentenceParts,
  templates: readonly SentenceTemplate[],
  then: GraphState,
): readonly GraphState[] {
  return templates.flatMap(({ template, cost }) =>
    slots.wordings(template).map((words) => builder.withCost(builder.text(words, then, true), cost)),
  );
}

/** Requests may be opened (你好), hesitated before, and addressed to the lift by its name. */
export function opened({ builder, slots, book, wakeWords }: SentenceParts, plain: GraphState): GraphState {
  const greeted = builder.either([plain, slots.sentences(book.opening, plain)]);
  const all = builder.either([greeted, slots.sentences(book.hesitations, greeted)]);
  if (wakeWords.length === 0) return all;
  const called = builder.either([builder.ending('wake'), builder.asNewPart(all)]);
  const addressed = builder.either(
    wakeWords.map((word) => builder.marked(builder.text(word, called), { kind: 'address' })),
  );
  return builder.either([all, addressed, slots.sentences(book.opening, addressed)]);
}

/** What answers a question, asks for help or calls for it. */
export function answers({ builder, slots, book }: SentenceParts): GraphState {
  const kinds = ['confirm', 'cancel', 'shortAnswer', 'help', 'repeat', 'distress'] as const;
  return builder.either(kinds.map((kind) => slots.sentences(book.answers[kind], builder.ending(kind))));
}

/** Words and sentences of the book that are no request, wherever they are said. */
export function talk({ decoys: { phrases, everyday = [] } }: SentencesFile): readonly string[] {
  return [...phrases, ...everyday.flatMap((words) => words.trim().split(/\s+/u))];
}

/** What is listed so that it is not heard as a request. @param floors templates with a floor */
export function decoys(
  { builder, slots, book, soundAlikes }: SentenceParts,
  phrases: readonly string[],
  floors: readonly string[],
): GraphState {
  const end = builder.ending('decoy');
  return builder.withCost(
    builder.either([
      ...[...phrases, ...soundAlikes].map((phrase) => builder.text(phrase, end)),
      ...floors.map((template) => slots.sentence(template, end, false)),
    ]),
    book.costs.decoy,
  );
}
