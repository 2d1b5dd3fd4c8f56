import { blockMs } from '../config/kernel/index.js';
import type { Extent } from './endpoint/endpointer.fsm.js';
import type { UtteranceTiming } from './hearing.js';
import type { Decision } from './interpret/decision.js';
import { interpretUtterance, type UtteranceEvidence } from './interpret/interpret-utterance.js';
import { reject } from './interpret/reject.js';
import { evidenceOf, type RecognizerChain } from './recognizer-chain.js';
import type { UtteranceSoFar } from './utterance-so-far.js';

/** `evidence` is what the decision was made from, null where there was none to weigh. */
export type OnDecided = (
  utterance: number,
  decision: Decision,
  timing: UtteranceTiming,
  evidence: UtteranceEvidence | null,
) => void;

export interface SpeechEnd {
  readonly extent: Extent;
  /** Where the last speech ended, ms of audio. */
  readonly speechEndMs: number;
  /** Of the sound that came last. */
  readonly lateMs: number;
}

/** Utterances that have ended: each of them is decided exactly once, and the decision told with its times. */
export class EndedUtterances {
  readonly #onDecided: OnDecided;
  #deciding: Promise<void> = Promise.resolve();
  #undecided = 0;

  constructor(onDecided: OnDecided) {
    this.#onDecided = onDecided;
  }

  get areAllDecided(): boolean {
    return this.#undecided === 0;
  }

  /** Settles when every utterance that has ended is decided. */
  get decided(): Promise<void> {
    return this.#deciding;
  }

  /** Decides from what the recognisers answer. */
  conclude(utterance: UtteranceSoFar, chains: readonly RecognizerChain[], end: SpeechEnd): void {
    this.#undecided += 1;
    const decision = utterance.ask(end.extent, end.lateMs).then((heard) => {
      const evidence = evidenceOf(chains, heard, end.extent, utterance.levels);
      this.#undecided -= 1;
      if (evidence === null) this.#tell(utterance, reject('recognizerLost'), end, null);
      else this.#tell(utterance, decide(utterance, evidence), end, evidence);
    });
    this.#deciding = Promise.all([this.#deciding, decision]).then(() => undefined);
  }

  /** Decided without having been understood: the recognisers need not answer any more. */
  drop(utterance: UtteranceSoFar, decision: Decision, end: SpeechEnd): void {
    utterance.forget();
    this.#tell(utterance, decision, end, null);
  }

  #tell(utterance: UtteranceSoFar, decision: Decision, end: SpeechEnd, evidence: UtteranceEvidence | null): void {
    const { extent, speechEndMs, lateMs } = end;
    const waitedMs = extent.silenceFrames * blockMs;
    const decisionMs = Math.max(waitedMs + lateMs, utterance.answeredAfterMs);
    const timing = { speechMs: extent.speechFrames * blockMs, speechEndMs, waitedMs, decisionMs };
    this.#onDecided(utterance.id, decision, timing, evidence);
  }
}

/** What a recogniser took with it may have been a request: whoever made it is told, unless the others understood one. */
function decide(utterance: UtteranceSoFar, evidence: UtteranceEvidence): Decision {
  const decision = interpretUtterance(evidence);
  const isLost = utterance.isBereft && evidence.isLanguageMissing && decision.decision === 'rejected';
  return isLost && decision.floorSpoken === null ? reject('recognizerLost') : decision;
}
