import type { ButtonId } from '../../config/index.js';
import type { Decision, Intent, RejectionReason } from '../../speech/index.js';
import { isDistress } from './spoken-request.js';

/* What of all that is heard is taken in: a gate may be closed, and the lift has an announcer of its own. */

/** Sounds that nobody said, told as what they are. */
const sounds: ReadonlySet<RejectionReason> = new Set(['noSpeech', 'ownVoice']);

/** The decision about something that is not taken in: no, without a word of it. A call for help always is. */
export function passedOver(decision: Decision, reason: 'gateClosed' | 'justArrived'): Decision {
  if (isDistress(decision)) return decision;
  if (decision.decision === 'rejected' && sounds.has(decision.reason)) return decision;
  return { decision: 'rejected', reason, language: null, confidence: 0, floorSpoken: null };
}

/** Somebody has called the lift by its name, and said nothing else. Half heard is not called. */
export function isCallByName(decision: Decision): boolean {
  return decision.decision === 'accepted' && decision.intent.kind === 'wake';
}

/** A request that the lift was called by its name for. */
export function isAddressed({ manner }: Decision): boolean {
  return manner === 'addressed';
}

/**
 * ms after the lamp of a floor went out. The announcer begins about then, says the floor in one language after the other in up to
 * 5 s, and a decision may take another second; two more, because lifts differ in when the lamp goes out.
 */
export const arrivalMs = 8_000;

/**
 * Nothing but the name of a floor that the lift has just arrived at: 五楼到了 that was cut to 五楼. Nobody needs it called, the
 * car is there; whoever does says so in a sentence (去五楼), calls the lift by its name, or waits a moment.
 *
 * @param darkSinceMs ms since the lamp of a button went out; Infinity: it did not, or nobody saw it
 */
export function isArrivalAnnounced(decision: Decision, darkSinceMs: (button: ButtonId) => number): boolean {
  if (decision.decision === 'rejected' || decision.manner !== 'bare') return false;
  const meant = decision.decision === 'uncertain' ? [decision.intent, ...decision.alternatives] : [decision.intent];
  return meant.flatMap(buttonsOf).some((button) => darkSinceMs(button) < arrivalMs);
}

function buttonsOf(intent: Intent): readonly ButtonId[] {
  if (intent.kind === 'landingCall') return [intent.direction];
  return intent.kind === 'floors' ? intent.floors : [];
}
