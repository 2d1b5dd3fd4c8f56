import { answers, closed, decoys, opened, takenBack, talk, type SentenceParts } from './shared-sentences.js';
import type { GraphState } from './sentence-graph.js';

/** Everything that may be said inside a car, as one state to begin from. */
export function carSentences(parts: SentenceParts): GraphState {
  return parts.builder.either([
    requests(parts),
    bareNumbers(parts),
    bareDoors(parts),
    answers(parts),
    decoys(parts, talk(parts.book), parts.book.decoys.floors),
  ]);
}

function requests(parts: SentenceParts): GraphState {
  const { builder, slots, book } = parts;
  const called = closed(parts, builder.ending('floors'), [takenBack(parts)]);
  const kinds = ['floors', 'openDoors', 'closeDoors', 'cancel'] as const;
  const plain = kinds.map((kind) =>
    slots.sentences(book.requests[kind], kind === 'floors' ? called : closed(parts, builder.ending(kind))),
  );
  const instead = builder.marked(slots.sentences(book.requests.instead, called), { kind: 'correction' });
  return opened(parts, builder.either([...plain, instead]));
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
