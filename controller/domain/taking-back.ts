import type { PressRefusal } from '../../firmware-bridge/index.js';
import { refusalOf, type CallConditions, type CallRefusal } from './safety-rules.js';

/**
 * Whose call stands behind a lit lamp. `ours`: the board has acknowledged our press, the lamp followed it in time, and has been lit
 * ever since. `shared`: somebody was told that it is registered already, and relies on it. `tried`: it was pressed once more, and
 * stayed. `notOurs`: lit by hand, for all that is known.
 */
export type Standing = 'ours' | 'shared' | 'tried' | 'notOurs';

/** All that must be known before a call may be taken back, read at the instant of the request. */
export interface TakeBackConditions extends CallConditions {
  /** The site has calls of this button taken back, and the board that is connected can. */
  readonly isOffered: boolean;
  readonly standing: Standing;
  /** ms since its lamp registered it; null: no call of ours is registered. */
  readonly registeredAgoMs: number | null;
  /** ms: what the site allows. */
  readonly withinMs: number;
}

/** Closed: what the rules here refuse, and what the bridge or the board refuse after them. */
export type TakeBackRefusal =
  CallRefusal | PressRefusal | 'notOffered' | 'notOurs' | 'shared' | 'triedBefore' | 'tooOld';

/**
 * May this call be taken back by a second press of its lit button? null = yes. Only what could be called by voice now were it not
 * lit, that this station itself has called a short time ago, and that nobody else relies on; once, and counted as a call.
 */
export function takeBackRefusalOf(conditions: TakeBackConditions): TakeBackRefusal | null {
  if (!conditions.isOffered) return 'notOffered';
  const refusal = refusalOf({ ...conditions, lamp: 'lit' });
  if (refusal !== 'alreadyLit') return refusal;
  if (conditions.lamp === 'unknown') return 'lampUnreadable';
  if (conditions.lamp === 'dark') return 'notLit';
  if (conditions.standing === 'shared') return 'shared';
  if (conditions.standing === 'tried') return 'triedBefore';
  if (conditions.standing === 'notOurs' || conditions.registeredAgoMs === null) return 'notOurs';
  if (conditions.registeredAgoMs > conditions.withinMs) return 'tooOld';
  return conditions.callsInLastMinute >= conditions.callsPerMinute ? 'tooManyCalls' : null;
}
