import type { Direction, LandingStation } from '../../config/index.js';
import { mentionOf } from './landing-floors.js';
import { answers, closed, decoys, opened, takenBack, talk, type SentenceParts } from './shared-sentences.js';
import type { GraphState } from './sentence-graph.js';

const directions = ['up', 'down'] as const;

/** Everything that may be said beside the lift door on a floor, as one state to begin from. */
export function landingSentences(parts: SentenceParts, station: LandingStation): GraphState {
  return parts.builder.either([
    requests(parts, station),
    bareCalls(parts, station),
    answers(parts),
    landingDecoys(parts),
  ]);
}

/** A floor that is named tells a direction, but not surely: it is asked about. */
function requests(parts: SentenceParts, station: LandingStation): GraphState {
  const { builder, slots, book } = parts;
  const { floors, denials } = book.landing;
  const end = builder.ending('landingCall');
  // Whatever was asked about at a landing is no longer wanted, not the direction that was named.
  const nothing = builder.marked(takenBack(parts), { kind: 'correction' });
  const ends = closed(parts, end, [nothing]);
  const call = (direction: Direction, rest: GraphState): GraphState =>
    builder.marked(slots.sentences(book.landing.calls[direction], rest), mark(station, direction));
  const calls = directions.map((direction) => {
    const other = call(direction === 'up' ? 'down' : 'up', ends);
    const instead = builder.marked(slots.sentences(book.landing.instead, other), { kind: 'correction' });
    return call(direction, builder.either([ends, builder.asNewPart(instead)]));
  });
  const named = slots.sentences(floors, closed(parts, builder.ending('landingCall', true), [nothing]));
  const denied = slots.sentences(denials, closed(parts, builder.ending('cancel')));
  return opened(parts, builder.either([...calls, named, denied]));
}

/** A word that talk is full of ("up") counts as a number alone does in a car. */
function bareCalls({ builder, slots, book, bareNumbers: policy }: SentenceParts, station: LandingStation): GraphState {
  const end = policy === 'never' ? builder.ending('decoy') : builder.ending('landingCall', policy === 'confirm');
  const calls = directions.map((direction) =>
    builder.marked(slots.sentences(book.landing.bareCalls[direction], end), mark(station, direction)),
  );
  return builder.withCost(builder.either(calls), book.costs.bareNumber);
}

/** What is no request in a car is none here, but for the calls themselves; a landing has no say over the doors. */
function landingDecoys(parts: SentenceParts): GraphState {
  const { slots, book } = parts;
  const { calls, bareCalls: bare, decoys: own } = book.landing;
  const wordings = [calls.up, calls.down, bare.up, bare.down]
    .flat()
    .flatMap(({ template }) => slots.wordings(template));
  const called = new Set(wordings);
  const doors = [book.requests.openDoors, book.requests.closeDoors, book.bareDoors.openDoors, book.bareDoors.closeDoors]
    .flat()
    .flatMap(({ template }) => slots.wordings(template));
  const phrases = [...talk(book), ...own.phrases, ...doors].filter((phrase) => !called.has(phrase));
  return decoys(parts, phrases, [...book.decoys.floors, ...own.floors, ...own.directions]);
}

function mark(station: LandingStation, direction: Direction) {
  return { kind: 'mention', mention: mentionOf(station, direction) } as const;
}
