/** A closed terminal is a wish to end as much as Ctrl-C or a service manager's. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Settles on the first signal that asks for an orderly end; a second one does not wait for it. Only commands that have something
 * to take down call this: the others end at once, as any program does.
 */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(1));
      });
    }
  });
}
