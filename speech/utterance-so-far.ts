import { blockMs, blockSamples, type Clock, type PcmBlock } from '../config/kernel/index.js';
import { preRollFrames, type Extent } from './endpoint/endpointer.fsm.js';
import { faintNoise } from './recognizer/faint-noise.js';
import type { LevelsBefore } from './interpret/interpret-utterance.js';
import type { RecognizerAnswer } from './recognizer/pending-utterance.js';
import type { RecognizerUtterance } from './recognizer/recognizer-client.js';

export interface UtteranceOptions {
  readonly id: number;
  /** Begins an utterance in every recogniser of the station. */
  readonly begin: () => readonly RecognizerUtterance[];
  /** No recogniser hears it any longer. */
  readonly onDeaf: () => void;
  readonly clock: Clock;
  /** ms after which who has not answered is not waited for any longer; null: there is no hurry. */
  readonly patienceMs: number | null;
  /** The blocks before the onset, and the one of the onset. */
  readonly preRoll: readonly PcmBlock[];
  readonly levels: LevelsBefore;
}

/**
 * An utterance on its way through the recognisers. They hear it as it comes, and may be asked what was said while it is not
 * certain that the talker has finished: who goes on is heard again from the beginning.
 */
export class UtteranceSoFar {
  readonly id: number;
  readonly levels: LevelsBefore;
  readonly #begin: UtteranceOptions['begin'];
  readonly #onDeaf: UtteranceOptions['onDeaf'];
  readonly #blocks: PcmBlock[];
  /** Blocks of faint noise in place of a pre-roll that is not there. */
  readonly #leadBlocks: number;
  readonly #clock: Clock;
  readonly #patienceMs: number | null;
  #sent: readonly RecognizerUtterance[];
  #answers: Promise<readonly RecognizerAnswer[]> | null = null;
  /** The first block that the recognisers hear. */
  #from = 0;
  #blocksSinceReplay = 0;
  #answeredAfterMs = 0;
  #isBereft = false;

  constructor({ id, begin, onDeaf, clock, patienceMs, preRoll, levels }: UtteranceOptions) {
    this.id = id;
    this.levels = levels;
    this.#begin = begin;
    this.#onDeaf = onDeaf;
    this.#clock = clock;
    this.#patienceMs = patienceMs;
    this.#blocks = [...preRoll];
    this.#leadBlocks = Math.max(0, preRollFrames - preRoll.length);
    this.#sent = this.#replay();
  }

  get blocks(): number {
    return this.#blocks.length;
  }

  /** Blocks that came since the recognisers began, or began anew. */
  get blocksSinceReplay(): number {
    return this.#blocksSinceReplay;
  }

  /** From the end of speech to the answer, ms: until it was asked for, and the time it took. */
  get answeredAfterMs(): number {
    return this.#answeredAfterMs;
  }

  /** A recogniser died while it heard this or right before, or was too slow. */
  get isBereft(): boolean {
    return this.#isBereft;
  }

  add(block: PcmBlock): void {
    this.#blocks.push(block);
    this.#blocksSinceReplay += 1;
    if (this.#answers !== null) return;
    for (const sent of this.#sent) sent.feed(block);
  }

  /**
   * What was said so far, of the talker alone where others can be heard beside; the same promise until `resume`.
   *
   * @param lateMs of the sound that came last
   */
  ask(extent: Extent, lateMs: number): Promise<readonly RecognizerAnswer[]> {
    if (this.#answers !== null) return this.#answers;
    const askedAtMs = this.#clock.now();
    const toMs = (block: number): number => (this.#leadBlocks + block - this.#from) * blockMs;
    for (const sent of this.#sent) {
      if (extent.isCut) sent.finish({ fromMs: toMs(extent.from), toMs: toMs(extent.to) });
      else sent.finish();
    }
    const stopWaiting = this.#waitFor(this.#sent);
    this.#answers = Promise.all(this.#sent.map(({ answer }) => answer)).then((answers) => {
      stopWaiting();
      this.#answeredAfterMs = extent.silenceFrames * blockMs + lateMs + this.#clock.now() - askedAtMs;
      return answers;
    });
    return this.#answers;
  }

  /** The talker goes on. @param leftOut blocks at the beginning that turned out to be somebody else's */
  resume(leftOut: number): void {
    this.forget();
    this.#answers = null;
    this.#from = leftOut;
    this.#blocksSinceReplay = 0;
    this.#sent = this.#replay();
  }

  forget(): void {
    for (const sent of this.#sent) sent.forget();
  }

  /** Whether these answers are about all that was said so far. */
  isAnsweredBy(answers: Promise<readonly RecognizerAnswer[]>): boolean {
    return this.#answers === answers;
  }

  /** Whether this is one of those that hear it now. */
  isHeardBy(sent: RecognizerUtterance): boolean {
    return this.#sent.includes(sent);
  }

  #waitFor(asked: readonly RecognizerUtterance[]): () => void {
    if (this.#patienceMs === null) return () => undefined;
    const timer = this.#clock.setTimeout(() => {
      for (const one of asked) one.forget();
    }, this.#patienceMs);
    return () => {
      this.#clock.clearTimeout(timer);
    };
  }

  #replay(): readonly RecognizerUtterance[] {
    const begun = this.#begin();
    let hearing = begun.length;
    for (const sent of begun) {
      void sent.answer.then((heard) => {
        if (heard !== null || !this.isHeardBy(sent)) return;
        this.#isBereft ||= sent.isDue;
        hearing -= 1;
        if (hearing === 0) this.#onDeaf();
      });
      if (this.#leadBlocks > 0) sent.feed(faintNoise(this.#leadBlocks * blockSamples));
      for (const block of this.#blocks.slice(this.#from)) sent.feed(block);
    }
    return begun;
  }
}
