import type { Hearing, HearingEvent } from '../../speech/index.js';

/** The first event of a kind from now on. */
export function nextEvent<Type extends HearingEvent['type']>(
  hearing: Hearing,
  type: Type,
): Promise<HearingEvent & { type: Type }> {
  return new Promise((resolve) => {
    const unsubscribe = hearing.onEvent((event) => {
      if (event.type !== type) return;
      unsubscribe();
      resolve(event as HearingEvent & { type: Type });
    });
  });
}
