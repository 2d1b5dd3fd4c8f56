import type { Clock } from '../../config/kernel/index.js';

/** A closed terminal is a wish to end as much as Ctrl-C or a service manager's. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * One wish may arrive more than once: of a closed terminal kernel and shell both tell, of Ctrl-C the terminal and whatever has
 * started the program. Nobody presses again so soon.
 */
const sameWishMs = 500;

/**
 * Settles on the first signal that asks for an orderly end; another one, later, does not wait for it. Only commands that have
 * something to take down call this: the others end at once, as any program does.
 */
export function untilAskedToEnd(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    let firstAtMs: number | null = null;
    const ask = (): void => {
      if (firstAtMs === null) {
        firstAtMs = clock.now();
        resolve();
      } else if (clock.now() - firstAtMs >= sameWishMs) process.exit(1);
    };
    // Kept from the first to the last: in a moment without a listener a signal ends the program in the middle of its end.
    for (const signal of signals) process.on(signal, ask);
  });
}
