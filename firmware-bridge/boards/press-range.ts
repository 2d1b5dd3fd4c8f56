import type { PressRefusal } from '../elevator-io.types.js';
import { limits } from '../protocol/index.js';

/** ms. What the LINK v1 firmware holds itself to; anything longer is no press, on whatever board. */
export const shortestPulseMs = limits.pulseMinMs.value;
export const longestPulseMs = limits.pulseMaxMs.value;

/** Why a press is none that may be sent to a board with so many relays; null: it may be. */
export function outOfRange(
  { contact, durationMs }: { readonly contact: number; readonly durationMs: number },
  relays: number,
): PressRefusal | null {
  if (!Number.isInteger(contact) || contact < 1 || contact > relays) return 'noSuchContact';
  return durationMs >= shortestPulseMs && durationMs <= longestPulseMs ? null : 'badDuration';
}
