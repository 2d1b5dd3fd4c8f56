/**
 * Utterances between two times. Between them the heap grows by its holes, 1 to 2 MB for a hundred utterances, and the next
 * utterance takes back most of what is given: seldom enough to cost nothing, often enough that it shows nowhere.
 */
export const utterancesBetween = 8;

/**
 * Keeps the recogniser process from growing over a day (`liftvoice bench memory` says by how much it still does).
 *
 * Over 480 utterances what libvosk has in use stayed within 0.2 MB, and libvosk alone, without Node beside it, does not grow over
 * the same sounds. But the buffers of sound that Node keeps for a while and the lattices of libvosk come from one heap, and each
 * leaves holes that fit the next ones badly. glibc gives back by itself only what is free at the end of the heap; asked, it gives
 * back every free page in it.
 */
export class HeapTrim {
  readonly #trim: (() => void) | null;
  #utterances = 0;

  /** @param trim gives free memory back to the machine; null where the C library can't be asked */
  constructor(trim: (() => void) | null) {
    this.#trim = trim;
  }

  /** An utterance has ended. @param isQuiet nobody else is being heard: it takes one to three milliseconds */
  noteEnd(isQuiet: boolean): void {
    this.#utterances += 1;
    if (!isQuiet || this.#utterances < utterancesBetween) return;
    this.#utterances = 0;
    this.#trim?.();
  }
}
