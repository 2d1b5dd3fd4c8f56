import type { PressRefusal } from '../elevator-io.types.js';

/** ms. A lift's own button is pressed for a few tenths of a second; anything longer is no press, on whatever board. */
export const shortestPulseMs = 50;
export const longestPulseMs = 500;

/** Why a press is none that may be sent to a board with so many relays; null: it may be. */
export function outOfRange(
  { contact, durationMs }: { readonly contact: number; readonly durationMs: number },
  relays: number,
): PressRefusal | null {
  if (!Number.isInteger(contact) || contact < 1 || contact > relays) return 'noSuchContact';
  return durationMs >= shortestPulseMs && durationMs <= longestPulseMs ? null : 'badDuration';
}
