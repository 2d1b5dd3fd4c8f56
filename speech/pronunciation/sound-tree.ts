import type { SoundDistance, Sounds } from './sound-distance.js';

export interface NearWord<Word> {
  readonly word: Word;
  readonly distance: number;
}

interface Node<Word> {
  readonly next: Map<string, Node<Word>>;
  /** Words that end here: homophones are several. */
  readonly words: Word[];
}

/** Words by their sounds, for finding those that sound nearly like something else without comparing it with each of them. */
export class SoundTree<Word = string> {
  readonly #root: Node<Word> = { next: new Map(), words: [] };
  readonly #distance: SoundDistance;

  constructor(distance: SoundDistance) {
    this.#distance = distance;
  }

  add(word: Word, sounds: Sounds): void {
    let node = this.#root;
    for (const sound of sounds) {
      const next: Node<Word> = node.next.get(sound) ?? { next: new Map(), words: [] };
      node.next.set(sound, next);
      node = next;
    }
    if (node !== this.#root) node.words.push(word);
  }

  /** Words no further than `limit` from these sounds, in no order. */
  near(sounds: Sounds, limit: number): readonly NearWord<Word>[] {
    const found: NearWord<Word>[] = [];
    const follow = (node: Node<Word>, row: readonly number[]): void => {
      const distance = row[sounds.length] ?? Infinity;
      if (distance <= limit) found.push(...node.words.map((word) => ({ word, distance })));
      for (const [sound, next] of node.next) {
        const after = this.#distance.after(sound, row, sounds);
        if (Math.min(...after) <= limit) follow(next, after);
      }
    };
    follow(this.#root, this.#distance.before(sounds));
    return found;
  }
}
