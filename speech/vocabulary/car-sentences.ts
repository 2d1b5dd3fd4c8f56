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

/** Everything that may be said inside a car, as one state to begin from. */
export function carSentences(parts: SentenceParts): GraphState {
  return parts.builder.either([requests(parts), bareNumbers(parts), bareDoors(parts), answers(parts), decoys(parts)]);
}

/** Requests may be opened (你好), closed (谢谢) and addressed to the lift by its name. */
function requests({ builder, slots, book, wakeWords }: SentenceParts): GraphState {
  const behind = (templates: readonly SentenceTemplate[], end: GraphState): readonly GraphState[] =>
    templates.flatMap(({ template, cost }) =>
      slots.wordings(template).map((words) => builder.withCost(builder.text(words, end, true), cost)),
    );
  const closed = (kind: 'floors' | 'openDoors' | 'closeDoors' | 'cancel'): GraphState => {
    const end = builder.ending(kind);
    const takenBack = kind === 'floors' ? behind(book.takenBack, builder.ending('cancel')) : [];
    const ends = builder.either([end, ...behind(book.closing, end), ...takenBack]);
    return slots.sentences(book.requests[kind], ends);
  };
  const plain = builder.either([closed('floors'), closed('openDoors'), closed('closeDoors'), closed('cancel')]);
  const opened = builder.either([plain, slots.sentences(book.opening, plain)]);
  const all = builder.either([opened, slots.sentences(book.hesitations, opened)]);
  if (wakeWords.length === 0) return all;
  const called = builder.either([builder.ending('wake'), builder.asNewPart(all)]);
  const addressed = builder.either(wakeWords.map((word) => builder.text(word, called)));
  return builder.either([all, addressed, slots.sentences(book.opening, addressed)]);
}

function bareNumbers({ builder, slots, book, bareNumbers: policy }: SentenceParts): GraphState {
  const end = policy === 'never' ? builder.ending('decoy') : builder.ending('floors', policy === 'confirm');
  const instead = book.floors.instead.filter(({ template }) => template.includes('{number}'));
  const ends = builder.either([end, builder.marked(slots.sentences(instead, end), { kind: 'correction' })]);
  return builder.withCost(slots.sentences(book.bareNumbers, ends), book.costs.bareNumber);
}

function bareDoors({ builder, slots, book, bareNumbers: policy }: SentenceParts): GraphState {
  const kinds = ['openDoors', 'closeDoors'] as const;
  const sentences = kinds.map((kind) => {
    const end = policy === 'never' ? builder.ending('decoy') : builder.ending(kind, policy === 'confirm');
    return slots.sentences(book.bareDoors[kind], end);
  });
  return builder.either(sentences);
}

function answers({ builder, slots, book }: SentenceParts): GraphState {
  const kinds = ['confirm', 'cancel', 'help', 'repeat', 'distress'] as const;
  return builder.either(kinds.map((kind) => slots.sentences(book.answers[kind], builder.ending(kind))));
}

function decoys({ builder, slots, book, soundAlikes }: SentenceParts): GraphState {
  const end = builder.ending('decoy');
  const phrases = [...book.decoys.phrases, ...soundAlikes].map((phrase) => builder.text(phrase, end));
  const floors = book.decoys.floors.map((template) => slots.sentence(template, end, false));
  return builder.withCost(builder.either([...phrases, ...floors]), book.costs.decoy);
}
