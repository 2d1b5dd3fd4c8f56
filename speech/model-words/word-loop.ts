import { fail, succeed, type Result } from '../../config/kernel/index.js';
import type { Pronunciation } from '../pronunciation/pronouncer.js';
import type { GraphArc, PrintedGraph } from './graph-lines.js';

/** Base phones are in the graph once for each place in a word, because the recogniser wants to know where words begin and end. */
type Place = 'B' | 'I' | 'E' | 'S';

const silence = 'SIL';

/**
 * The search graph of a model whose phones have one state each: every path leaves one loop state, enters a word's phones one after
 * another and comes back, directly or through silence. To enter phone `p` is transition `2p`, to stay in it `2p - 1`.
 */
export class WordLoop {
  readonly #loop: number;
  readonly #phones: ReadonlyMap<string, number>;
  /** How words end here: back to the loop at once, or into silence first. */
  readonly #endings: readonly Omit<GraphArc, 'from'>[];
  readonly #costs: StepCosts;
  #states: number;

  /**
   * @param phones by name, as in `graph/phones.txt`: `ou2_E`
   * @param unknown what `[unk]` is in the graph: its phones cost otherwise than those of words
   * @returns the failure says in what the graph is of another kind
   */
  static read(
    { arcs, finals }: PrintedGraph,
    phones: ReadonlyMap<string, number>,
    unknown: number,
  ): Result<WordLoop, string> {
    const [loop] = finals;
    const start = arcs[0]?.from;
    if (loop === undefined || finals.length > 1) return fail('it has not one loop of words');
    const stays = new Map(arcs.filter(isStay).map(({ from, input }) => [from, (input + 1) / 2]));
    const isOfOneState = arcs.every(
      (arc) => arc.input === 0 || isStay(arc) || (arc.input % 2 === 0 && stays.get(arc.to) === arc.input / 2),
    );
    if (!isOfOneState) return fail('its phones have more than one state, or depend on their neighbours');
    const silent = phones.get(silence);
    const endings = arcs.filter(({ from }) => from === start);
    const isUsual = endings.every(
      ({ to, input, output }) => output === 0 && (input === 0 ? to === loop : input / 2 === silent),
    );
    if (!isUsual) return fail('its words are not joined by silence alone');
    return succeed(new WordLoop(arcs, loop, phones, stays, endings, unknown));
  }

  private constructor(
    arcs: readonly GraphArc[],
    loop: number,
    phones: ReadonlyMap<string, number>,
    stays: ReadonlyMap<number, number>,
    endings: readonly GraphArc[],
    unknown: number,
  ) {
    this.#loop = loop;
    this.#phones = phones;
    this.#endings = endings;
    this.#costs = new StepCosts(arcs, {
      loop,
      stays,
      unknown,
      names: new Map([...phones].map(([name, id]) => [id, name])),
    });
    this.#states = 1 + arcs.reduce((most, { from, to }) => Math.max(most, from, to), 0);
  }

  /** Phones of the pronunciation that the model does not have. */
  strangers(pronunciation: Pronunciation): readonly string[] {
    return pronunciation.filter((phone) => !this.#phones.has(`${phone}_I`));
  }

  /** The arcs of one more word, which is written on the first of them. */
  arcsOf(word: number, pronunciation: Pronunciation): readonly GraphArc[] {
    const arcs: GraphArc[] = [];
    let from = this.#loop;
    for (const [at, phone] of pronunciation.entries()) {
      const id = this.#phones.get(`${phone}_${placeOf(at, pronunciation.length)}`);
      if (id === undefined) throw new RangeError(`the model has no phone ${phone}`);
      const to = this.#states;
      this.#states += 1;
      const weight = this.#costs.of(pronunciation[at - 1] ?? null, phone);
      arcs.push({ from, to, input: 2 * id, output: at === 0 ? word : 0, weight });
      arcs.push({ from: to, to, input: 2 * id - 1, output: 0, weight: 0 });
      from = to;
    }
    arcs.push(...this.#endings.map((ending) => ({ ...ending, from })));
    return arcs;
  }
}

function isStay({ from, to, input }: GraphArc): boolean {
  return from === to && input % 2 === 1;
}

function placeOf(at: number, length: number): Place {
  if (length === 1) return 'S';
  if (at === 0) return 'B';
  return at === length - 1 ? 'E' : 'I';
}

/** What the graph's own words pay for a phone behind another one: a new word that paid less would be heard too readily. */
class StepCosts {
  readonly #costs = new Map<string, number>();
  readonly #dearest = new Map<string | null, number>();

  constructor(
    arcs: readonly GraphArc[],
    {
      loop,
      stays,
      unknown,
      names,
    }: {
      readonly loop: number;
      readonly stays: ReadonlyMap<number, number>;
      readonly unknown: number;
      readonly names: ReadonlyMap<number, string>;
    },
  ) {
    for (const { from, to, input, output, weight } of arcs) {
      const phone = baseOf(names.get(input / 2));
      if (input === 0 || from === to || output === unknown || phone === silence) continue;
      const before = from === loop ? null : baseOf(names.get(stays.get(from) ?? 0));
      // The inside of [unk] has no phone before it.
      if (from !== loop && before === '') continue;
      const key = `${before ?? ''} ${phone}`;
      // A word's own cost may be on top of it.
      this.#costs.set(key, Math.min(this.#costs.get(key) ?? Infinity, weight));
    }
    for (const [key, cost] of this.#costs) {
      const [before = ''] = key.split(' ');
      this.#dearest.set(before, Math.max(this.#dearest.get(before) ?? 0, cost));
    }
  }

  /** @param before null at the beginning of a word */
  of(before: string | null, phone: string): number {
    return this.#costs.get(`${before ?? ''} ${phone}`) ?? this.#dearest.get(before ?? '') ?? 0;
  }
}

function baseOf(name = ''): string {
  return name.replace(/_[BIES]$/u, '');
}
