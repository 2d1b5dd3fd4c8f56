import type { Clock } from '../config/kernel/index.js';
import type { RecognizerChain } from './recognizer-chain.js';

/** The longest pause before a restart, and a large model on a small board. */
const patienceMs = 15_000;

/** Settles when every recogniser of a station is there: at once as a rule, else after its restart; or after fifteen seconds. */
export function untilReady(chains: readonly RecognizerChain[], clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clock.clearTimeout(timer);
      for (const unsubscribe of subscriptions) unsubscribe();
      resolve();
    };
    const look = (): void => {
      if (chains.every(({ recognizer }) => recognizer.isReady)) settle();
    };
    const timer = clock.setTimeout(settle, patienceMs);
    const subscriptions = chains.map(({ recognizer }) => recognizer.onEvent(look));
    look();
  });
}
