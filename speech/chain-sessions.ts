import type { RecognizerChain } from './recognizer-chain.js';
import type { RecognizerUtterance } from './recognizer/recognizer-client.js';

/** The sessions of one ear: one in each recogniser. */
export class ChainSessions {
  readonly #sessions: ReadonlyMap<RecognizerChain, number>;

  constructor(chains: readonly RecognizerChain[]) {
    this.#sessions = new Map(chains.map((chain) => [chain, chain.recognizer.openSession(chain)]));
  }

  get chains(): readonly RecognizerChain[] {
    return [...this.#sessions.keys()];
  }

  /** Begins an utterance in every recogniser, in the order of the site's languages. */
  begin(onEndpoint: (begun: RecognizerUtterance) => void): readonly RecognizerUtterance[] {
    return [...this.#sessions].map(([{ recognizer }, session]) => {
      const begun: RecognizerUtterance = recognizer.begin(session, {
        onEndpoint: () => {
          onEndpoint(begun);
        },
      });
      return begun;
    });
  }

  close(): void {
    for (const [{ recognizer }, session] of this.#sessions) recognizer.closeSession(session);
  }
}
