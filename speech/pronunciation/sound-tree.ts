import { Comparison, type Row } from './comparison.js';
import type { CostedSound, SoundDistance, Sounds } from './sound-distance.js';

export interface NearWord<Word> {
  readonly word: Word;
  readonly distance: number;
}

interface Node<Word> {
  readonly next: Branch<Word>[];
  /** Words that end here: homophones are several. */
  readonly words: Word[];
}

interface Branch<Word> extends Node<Word> {
  readonly sound: CostedSound;
}

/** Words by their sounds, for finding those that sound nearly like something else without comparing it with each of them. */
export class SoundTree<Word = string> {
  readonly #root: Node<Word> = { next: [], words: [] };
  readonly #distance: SoundDistance;

  constructor(distance: SoundDistance) {
    this.#distance = distance;
  }

  add(word: Word, sounds: Sounds): void {
    let node: Node<Word> = this.#root;
    for (const name of sounds) {
      const sound = this.#distance.costed(name);
      let next = node.next.find((known) => known.sound === sound);
      if (next === undefined) node.next.push((next = { sound, next: [], words: [] }));
      node = next;
    }
    if (node !== this.#root) node.words.push(word);
  }

  /** Words no further than `limit` from these sounds, in no order. */
  near(sounds: Sounds, limit: number): readonly NearWord<Word>[] {
    const found: NearWord<Word>[] = [];
    const comparison = new Comparison(sounds, this.#distance, limit);
    const follow = (node: Node<Word>, row: Row): void => {
      const distance = comparison.distance(row);
      if (distance <= limit) for (const word of node.words) found.push({ word, distance });
      for (const next of node.next) {
        const after = comparison.after(next.sound, row);
        if (after.costs.length > 0) follow(next, after);
      }
    };
    follow(this.#root, comparison.start);
    return found;
  }
}
