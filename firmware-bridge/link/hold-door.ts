import type { Clock } from '../../config/kernel/index.js';
import type { HoldEnd, HoldOutcome, PressRefusal } from '../elevator-io.types.js';
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
  /** The board has answered the first HOLD: from now on the contact is closed. */
  readonly onHeld?: () => void;
}

/** Holds the door open, for no longer than was asked for: HOLD after HOLD, each short, so that nothing but this loop keeps the contact closed. */
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
  let closedUntilMs: number | null = null;
  for (let leftMs = holdMs; leftMs >= shortestMs; leftMs = holdMs - heldMs()) {
    const notAfter = session.boardClock.notAfter(clock.now() + holdRenewMs, clock.now());
    const durationMs = Math.floor(Math.min(leftMs, longestMs));
    const renewal = await renew(command, { durationMs, notAfter }, session);
    if (renewal.kind !== 'closed') {
      if (closedUntilMs !== null) await letGo(command.contact, closedUntilMs, session, clock);
      return { ...renewal, heldMs: heldMs() };
    }
    if (closedUntilMs === null) command.onHeld?.();
    closedUntilMs = clock.now() - renewal.roundTripMs + durationMs;
    await settleWithin(clock, Math.min(leftMs, holdRenewMs), askedToEnd);
  }
  return { kind: 'done', heldMs: heldMs() };
}

/** One HOLD. `closed`: the board keeps the contact closed, from an instant within those ms on. */
async function renew(
  { contact, released, refusal }: HoldCommand,
  { durationMs, notAfter }: { readonly durationMs: number; readonly notAfter: number | null },
  session: Session,
): Promise<HoldEnd | { readonly kind: 'closed'; readonly roundTripMs: number }> {
  if (notAfter === null) return { kind: 'refused', reason: 'linkDown' };
  const ending = (): HoldEnd | null => {
    if (released.aborted) return { kind: 'released' };
    const reason = refusal();
    return reason === null ? null : { kind: 'refused', reason };
  };
  const isWanted = (): boolean => ending() === null;
  const hold = { kind: 'hold', channel: contact - 1, durationMs, notAfter } as const;
  const exchange = await session.ask(hold, { order: 'first', mayBegin: isWanted, mayRepeat: isWanted });
  const { outcome, sequence, roundTripMs } = exchange;
  if (sequence === null) return ending() ?? { kind: 'unknown' };
  if (outcome.kind === 'done') return { kind: 'closed', roundTripMs };
  return outcome.kind === 'refused' ? { kind: 'refused', reason: refusalOf(outcome.reason) } : { kind: 'unknown' };
}

/**
 * The HOLD that was accepted last may have most of a second to go, also where the board refused the next one as late. The
 * shortest one ends it, and nothing else: to release all would cut an alarm short that is being pressed. It may not come later
 * than the end of what it shortens, which is within the contact's gap: it never closes what is open by then.
 */
async function letGo(contact: number, closedUntilMs: number, session: Session, clock: Clock): Promise<void> {
  const notAfter = session.boardClock.notAfter(closedUntilMs, clock.now());
  if (notAfter === null) return;
  await session.ask({ kind: 'hold', channel: contact - 1, durationMs: shortestMs, notAfter }, { order: 'first' });
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
