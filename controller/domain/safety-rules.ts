import { callButtons, type ButtonId, type CallButton, type Station } from '../../config/index.js';
import type { LampState, LiftMode, PressRefusal } from '../../firmware-bridge/index.js';

/** All that must be known before a button's contact may be closed, read at the instant of the request. */
export interface CallConditions {
  readonly isLinkUp: boolean;
  readonly mode: LiftMode;
  readonly lamp: LampState;
  /** The site lets this button be pressed by voice. */
  readonly isVoiceAllowed: boolean;
  /** At this time of the day, too. */
  readonly isWithinVoiceHours: boolean;
  /** Something is wrong with its wiring: it may press another button, or none. */
  readonly isWiringDoubted: boolean;
  /** A press of this button was asked for and has not been settled. */
  readonly isCallUnderWay: boolean;
  readonly callsInLastMinute: number;
  readonly callsPerMinute: number;
  /** Different from this one. */
  readonly otherFloorsInLastMinute: number;
  readonly floorsPerMinute: number;
}

/** Closed: what the rules here refuse, and what the bridge or the board refuse after them. */
export type CallRefusal =
  | 'modeUnknown'
  | 'voiceNotAllowed'
  | 'outsideHours'
  | 'wiringDoubted'
  | 'tooManyCalls'
  /** More different ones than anybody needs. */
  | 'tooManyFloors'
  | 'callUnderWay'
  | PressRefusal;

/**
 * May a call be made by voice? null = yes. Unknown means no: an unknown mode may be fire, and a lamp that cannot be read
 * could be lit, where a second press cancels the call on many lifts.
 */
export function refusalOf(conditions: CallConditions): CallRefusal | null {
  if (!conditions.isLinkUp) return 'linkDown';
  if (conditions.mode === 'unknown') return 'modeUnknown';
  if (conditions.mode !== 'normal') return 'notNormal';
  if (!conditions.isVoiceAllowed) return 'voiceNotAllowed';
  if (!conditions.isWithinVoiceHours) return 'outsideHours';
  // Before the lamp: one that is stuck would be told as a call that is registered.
  if (conditions.isWiringDoubted) return 'wiringDoubted';
  if (conditions.lamp === 'unknown') return 'lampUnreadable';
  if (conditions.lamp === 'lit') return 'alreadyLit';
  if (conditions.isCallUnderWay) return 'callUnderWay';
  if (conditions.otherFloorsInLastMinute >= conditions.floorsPerMinute) return 'tooManyFloors';
  if (conditions.callsInLastMinute >= conditions.callsPerMinute) return 'tooManyCalls';
  return null;
}

/** Mode inputs that say anything but "normal" stop voice; a mode that is not known counts as such. */
export function isNormal(mode: LiftMode): boolean {
  return mode === 'normal';
}

/**
 * May the alarm be pressed by voice, in addition to its button? In no other mode than the normal one: no contact closes in a fire,
 * an inspection or a mode that nobody knows, whatever it is wired to. The button itself works in all of them.
 */
export function mayPressAlarm({ isLinkUp, mode }: Pick<CallConditions, 'isLinkUp' | 'mode'>): boolean {
  return isLinkUp && isNormal(mode);
}

/** In a fire the loudspeaker is left to the building, and a firefighter must hear the radio: answers are shown, not spoken. */
export function maySpeakAloud(mode: LiftMode): boolean {
  return mode !== 'fire' && mode !== 'firefighter';
}

/** Locked floors, and buttons without a lamp to prove a call, are never pressed by voice. */
export function isVoiceAllowed({ voice, lamp }: CallButton): boolean {
  return voice && lamp !== null;
}

/** ms from the last sound of speech to its decision. Whoever spoke before that may have left, or pressed the button. */
const longestDecisionMs = 2_000;

/** A decision that was long in coming (a recogniser that stalled) makes no call: a press must not come as a surprise. */
export function isFresh(decisionMs: number): boolean {
  return decisionMs <= longestDecisionMs;
}

/** ms for which a decision that has just come may still wait, behind the calls of another one, before it is too old as well. */
export function staysFreshMs(decisionMs: number): number {
  return Math.max(0, longestDecisionMs - decisionMs);
}

/** The grammar has a limit of its own; this one holds whatever the grammar lets through (lift-rules: pranks). */
export const mostFloorsPerSentence = 3;

/** How many floors a sentence may call at this station. */
export function floorsAtOnce({ limits }: Pick<Station, 'limits'>): number {
  return Math.min(limits.floorsPerSentence, mostFloorsPerSentence);
}

const minuteMs = 60_000;

export interface MadeCall {
  readonly button: ButtonId;
  /** By the clock. */
  readonly atMs: number;
}

/** Of the calls made, those that the limits per minute still count. */
export function recentCalls(calls: readonly MadeCall[], nowMs: number): readonly MadeCall[] {
  return calls.filter(({ atMs }) => atMs > nowMs - minuteMs);
}

/** How many floors these calls were for, besides this one. */
export function otherFloors(calls: readonly MadeCall[], button: ButtonId): number {
  return new Set(calls.flatMap((call) => (call.button === button ? [] : [call.button]))).size;
}

/** A full car of 13 people who are bound for a dozen floors stops at 8 of them on average: 12 (1 - (11/12)^13). */
const floorsOfFullCar = 8;
/** Those of one sentence and one more, as whoever corrects it says. */
const floorsOfOnePerson = mostFloorsPerSentence + 1;

/**
 * How many different floors voice calls at a station within a minute; more are play. In a small building that is all of them but
 * one: nobody needs the floor where they stand.
 */
export function floorsPerMinute(station: Station): number {
  const callable = callButtons(station).filter(isVoiceAllowed).length;
  return Math.min(floorsOfFullCar, Math.max(floorsOfOnePerson, callable - 1));
}

/** After so long none of the calls that were too many is counted any longer, and who made them has had no fun. */
export const playIgnoredMs = minuteMs;
