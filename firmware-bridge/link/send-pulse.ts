import type { Clock, Listeners, Unsubscribe } from '../../config/kernel/index.js';
import type { PressCommand, RequiredLamp } from '../boards/board.types.js';
import type { PressOutcome, PressRefusal } from '../elevator-io.types.js';
import { pulseFlagTable } from '../protocol/index.js';
import type { Message } from '../protocol/index.js';
import { certainVerdict, journalVerdict } from './press-verdict.js';
import type { Session } from './session.js';
import { settleWithin } from './settle-within.js';

export interface PulseParts {
  readonly session: Session;
  /** Of this session's successors: their journal tells what became of a pulse without an answer. */
  readonly helloAcks: Listeners<Message<'helloAck'>>;
  readonly clock: Clock;
  /** ms to wait for that journal. */
  readonly resolveForMs: number;
  /** The request is over, and a lamp may change soon. */
  readonly onSent: () => void;
}

const flagsOf: Readonly<Record<RequiredLamp, number>> = {
  dark: pulseFlagTable.onlyIfDark.code,
  lit: pulseFlagTable.onlyIfLit.code,
  any: 0,
};

/** Closes the contact once, only if the lamp that belongs to it is then what it must be. A pulse without an answer is never built again. */
export async function sendPulse(command: PressCommand, parts: PulseParts): Promise<PressOutcome> {
  const { session, clock, helloAcks, resolveForMs, onSent } = parts;
  const { durationMs } = command;
  const notAfter = session.boardClock.notAfter(command.deadlineMs, clock.now());
  if (notAfter === null) return { kind: 'refused', reason: 'linkDown' };
  const channel = command.contact - 1;
  let refusal: PressRefusal = 'linkDown';
  const mayBegin = (): boolean => {
    const found = command.refusal();
    refusal = found ?? refusal;
    return found === null;
  };
  const flags = flagsOf[command.lamp ?? 'dark'];
  const pulse = { kind: 'pulse', channel, durationMs, notAfter, flags } as const;
  // Before asking: the session that follows a lost answer may begin in the same turn as the request ends.
  const journal = listenForFirst(helloAcks);
  try {
    const exchange = await session.ask(pulse, { mayBegin, mayRepeat: () => !command.isWithdrawn() });
    if (exchange.sequence === null) return { kind: 'refused', reason: refusal };
    onSent();
    const certain = certainVerdict(exchange);
    if (certain !== null) return certain;
    const hello = await settleWithin(clock, resolveForMs, journal.first);
    return journalVerdict({ session: session.id, sequence: exchange.sequence, channel }, exchange, hello);
  } finally {
    journal.stop();
  }
}

function listenForFirst<Event>(listeners: Listeners<Event>): { readonly first: Promise<Event>; stop(): void } {
  let stop: Unsubscribe = () => undefined;
  const first = new Promise<Event>((resolve) => {
    stop = listeners.add(resolve);
  });
  return { first, stop };
}
