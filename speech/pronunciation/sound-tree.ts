import type { SoundDistance, Sounds } from './sound-distance.js';

export interface NearWord {
  readonly word: string;
  readonly distance: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Words that end here: homophones are several. */
  readonly words: string[];
}

/** Words by their sounds, for finding those that sound nearly like something else without comparing it with each of them. */
export class SoundTree {
  readonly #root: Node = { next: new Map(), words: [] };
  readonly #distance: SoundDistance;

  constructor(distance: SoundDistance) {
    this.#distance = distance;
  }

  add(word: string, sounds: Sounds): void {
    let node = this.#root;
    for (const sound of sounds) {
      const next: Node = node.next.get(sound) ?? { next: new Map(), words: [] };
      node.next.set(sound, next);
      node = next;
    }
    if (node !== this.#root) node.words.push(word);
  }

  /** Words no further than `limit` from these sounds, in no order. */
  near(sounds: Sounds, limit: number): readonly NearWord[] {
    const found: NearWord[] = [];
    const follow = (node: Node, row: readonly number[]): void => {
      const distance = row[sounds.length] ?? Infinity;
      if (distance <= limit) found.push(...node.words.map((word) => ({ word, distance })));
      for (const [sound, next] of node.next) {
        const after = this.#step(row, sound, sounds);
        if (Math.min(...after) <= limit) follow(next, after);
      }
    };
    const start = [0];
    for (const [place, sound] of sounds.entries()) start.push((start[place] ?? 0) + this.#distance.missing(sound));
    follow(this.#root, start);
    return found;
  }

  /** The costs of having said one more sound, by how many of the others it stands for. */
  #step(row: readonly number[], said: string, sounds: Sounds): readonly number[] {
    const lost = this.#distance.missing(said);
    const after = [(row[0] ?? 0) + lost];
    for (const [place, sound] of sounds.entries()) {
      const changed = (row[place] ?? 0) + this.#distance.substitution(said, sound);
      const added = (after[place] ?? 0) + this.#distance.missing(sound);
      after.push(Math.min(changed, (row[place + 1] ?? 0) + lost, added));
    }
    return after;
  }
}
