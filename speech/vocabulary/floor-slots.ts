import type { Writing } from './atoms.js';
import type { FloorReadings, FloorReading } from './floor-readings.js';
import type { SentencesFile, SentenceTemplate } from '../../config/index.js';
import { readingTrie, type MarkedReading, type ReadingTrie } from './reading-trie.js';
import type { GraphBuilder, GraphState } from './sentence-graph.js';
import { wordingsOf } from './spoken-floor.js';

/** What may stand in a slot of a template, with the rest of the sentence behind it. */
type Slot = (rest: GraphState) => GraphState;
type SlotName = 'floor' | 'number' | 'floors';

export interface SlotOptions {
  readonly builder: GraphBuilder;
  readonly book: SentencesFile;
  readonly readings: FloorReadings;
  readonly writing: Writing;
  /** Floors a sentence may name. */
  readonly floorsPerSentence: number;
}

/** Fills the slots of templates with floors: one, several, second thoughts. */
export class FloorSlots {
  readonly #options: SlotOptions;
  readonly #memory = new Map<string, GraphState>();
  readonly #tries = new Map<string, ReadingTrie>();

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  wordings(template: string): readonly string[] {
    return wordingsOf(template, this.#options.writing.spacing);
  }

  /** The sentences of some templates, each with the rest behind it. */
  sentences(templates: readonly SentenceTemplate[], rest: GraphState): GraphState {
    const { builder } = this.#options;
    return builder.either(templates.map(({ template, cost }) => builder.withCost(this.sentence(template, rest), cost)));
  }

  /** @param mayBeFar whether floors far above the top count */
  sentence(template: string, rest: GraphState, mayBeFar = true): GraphState {
    const slots: Readonly<Record<SlotName, Slot>> = {
      floor: (next) => this.#one('full', next, mayBeFar),
      number: (next) => this.#one('numbers', next, mayBeFar),
      floors: (next) => this.#several(next),
    };
    return this.#filled(this.wordings(template), rest, slots);
  }

  /** Wordings with the same beginning up to a slot share its floors, whatever comes then: {floor}到了, {floor}怎么走. */
  #filled(wordings: readonly string[], rest: GraphState, slots: Readonly<Record<SlotName, Slot>>): GraphState {
    const { builder } = this.#options;
    const ways: GraphState[] = [];
    const tailsByBeginning = new Map<string, string[]>();
    for (const wording of wordings) {
      const beginning = /^.*?\{\w+\}/u.exec(wording)?.[0];
      if (beginning === undefined) ways.push(builder.text(wording, rest));
      else {
        const tails = tailsByBeginning.get(beginning) ?? [];
        tailsByBeginning.set(beginning, [...tails, wording.slice(beginning.length)]);
      }
    }
    for (const [beginning, tails] of tailsByBeginning) {
      const [before = '', slot = ''] = beginning.split(/[{}]/u);
      const after = builder.asNewPart(this.#filled(tails, rest, slots));
      ways.push(builder.text(before, slots[slot as SlotName](after)));
    }
    return builder.either(ways);
  }

  /** One floor, perhaps after a hesitation. */
  #one(kind: 'full' | 'numbers', rest: GraphState, mayBeFar: boolean): GraphState {
    return this.#remember(`${kind} ${rest.id} ${mayBeFar}`, () => {
      const { builder, book } = this.#options;
      const floor = builder.readings(this.#trie(kind, mayBeFar), rest);
      const hesitant = book.hesitations.flatMap(({ template, cost }) =>
        this.wordings(template).map((sound) => builder.withCost(builder.text(sound, floor), cost)),
      );
      return builder.either([floor, ...hesitant]);
    });
  }

  /**
   * One floor more than allowed is understood as well, so that whoever says too many is told so. Another floor instead is only
   * understood after the first one: of several, nobody could tell which it replaces.
   */
  #several(rest: GraphState): GraphState {
    return this.#remember(`several ${rest.id}`, () => {
      const { builder, book, floorsPerSentence } = this.#options;
      const places = Math.max(floorsPerSentence, 1) + 1;
      const { before, more, instead, doubtful } = book.floors;
      let after = rest;
      let later = rest;
      for (let place = places - 1; place > 0; place -= 1) {
        later = after;
        const ways = [rest, this.sentences(more, later)];
        if (place === 1) {
          ways.push(builder.marked(this.sentences(instead, later), { kind: 'correction' }));
          ways.push(builder.marked(this.sentences(doubtful, later), { kind: 'doubt' }));
        }
        after = builder.either(ways);
      }
      const first = this.#one('full', builder.asNewPart(after), true);
      const second = this.#one('full', builder.asNewPart(later), true);
      return builder.either([first, ...(before.length === 0 ? [] : [this.sentences(before, second)])]);
    });
  }

  #trie(kind: 'full' | 'numbers', mayBeFar: boolean): ReadingTrie {
    const key = `${kind} ${mayBeFar}`;
    const known = this.#tries.get(key);
    if (known !== undefined) return known;
    const { readings, writing } = this.#options;
    const listed = readings[kind].filter(({ isFar }) => mayBeFar || !isFar).map((reading) => this.#marked(reading));
    const trie = readingTrie(listed, writing);
    this.#tries.set(key, trie);
    return trie;
  }

  #marked({ say, show, mention, isFar }: FloorReading): MarkedReading {
    const { missingFloor, farFloor } = this.#options.book.costs;
    const cost = isFar ? farFloor : mention.kind === 'unknown' ? missingFloor : 0;
    return { say, show, cost, mark: { kind: 'mention', mention, show } };
  }

  #remember(key: string, make: () => GraphState): GraphState {
    const known = this.#memory.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }
}
