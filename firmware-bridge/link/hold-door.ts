import type { Clock } from '../../config/kernel/index.js';
import type { PressRefusal } from '../elevator-io.types.js';
import { limits } from '../protocol/index.js';
import type { LinkTiming } from './link-timing.js';
import { refusalOf } from './press-verdict.js';
import type { Session } from './session.js';
import { settleWithin } from './settle-within.js';

const longestMs = limits.holdMaxMs.value;
const shortestMs = limits.holdMinMs.value;

export interface HoldCommand {
  /** Counted from 1; the board's configuration says that it may be held. */
  readonly contact: number;
  readonly holdMs: number;
  /** Asked before every HOLD, the first and those that renew it. null: may be sent. */
  readonly refusal: () => PressRefusal | null;
  /** Ends the hold at once. */
  readonly released: AbortSignal;
}

/**
 * What became of a hold. `refused`: by the board or by `refusal`, at the beginning or later. `unknown`: the board did not
 * answer; it lets go by itself within a second of the last HOLD that reached it.
 */
export type HoldEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'released' }
  | { readonly kind: 'refused'; readonly reason: PressRefusal }
  | { readonly kind: 'unknown' };
/** With the time from the first HOLD to the end, ms; never more than was asked for. */
export type HoldOutcome = HoldEnd & { readonly heldMs: number };

/** Holds the door open: HOLD after HOLD, each short, so that nothing but this loop keeps the contact closed. */
export async function holdDoor(
  command: HoldCommand,
  session: Session,
  clock: Clock,
  { holdRenewMs }: Pick<LinkTiming, 'holdRenewMs'>,
): Promise<HoldOutcome> {
  const { holdMs, released } = command;
  const askedToEnd = whenAborted(released);
  const beganMs = clock.now();
  const heldMs = (): number => Math.min(clock.now() - beganMs, holdMs);
  for (let leftMs = holdMs; leftMs >= shortestMs; leftMs = holdMs - heldMs()) {
    const notAfter = session.boardClock.notAfter(clock.now() + holdRenewMs, clock.now());
    const end = await renew(command, { durationMs: Math.min(leftMs, longestMs), notAfter }, session);
    if (end !== null) return { ...end, heldMs: heldMs() };
    await settleWithin(clock, Math.min(leftMs, holdRenewMs), askedToEnd);
  }
  return { kind: 'done', heldMs: heldMs() };
}

/** One HOLD; null: the board keeps the contact closed. */
async function renew(
  command: HoldCommand,
  { durationMs, notAfter }: { readonly durationMs: number; readonly notAfter: number | null },
  session: Session,
): Promise<HoldEnd | null> {
  const { contact, released } = command;
  if (notAfter === null) return { kind: 'refused', reason: 'linkDown' };
  const ending = (): HoldEnd | null => {
    if (released.aborted) return { kind: 'released' };
    const reason = command.refusal();
    return reason === null ? null : { kind: 'refused', reason };
  };
  const isWanted = (): boolean => ending() === null;
  const hold = { kind: 'hold', channel: contact - 1, durationMs: Math.floor(durationMs), notAfter } as const;
  const { outcome, sequence } = await session.ask(hold, { order: 'first', mayBegin: isWanted, mayRepeat: isWanted });
  if (sequence !== null && outcome.kind === 'done') return null;
  if (sequence !== null && outcome.kind === 'refused') return { kind: 'refused', reason: refusalOf(outcome.reason) };
  if (sequence !== null) return { kind: 'unknown' };
  const end = ending();
  // The HOLD before this one may have most of a second to go. The shortest one ends it, and nothing else: to release all would
  // cut an alarm short that is being pressed. What the board refuses it has let go of.
  if (end !== null) await session.ask({ ...hold, durationMs: shortestMs }, { order: 'first' });
  return end ?? { kind: 'unknown' };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      resolve();
    };
    if (signal.aborted) settle();
    else signal.addEventListener('abort', settle, { once: true });
  });
}
