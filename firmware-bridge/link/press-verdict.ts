import type { PressOutcome, PressRefusal } from '../elevator-io.types.js';
import type { Message, Reply } from '../protocol/index.js';
import type { RequestOutcome } from './request.fsm.js';
import type { Exchange } from './session.js';

/** A pulse as the board's journal would name it. */
export interface SentPulse {
  readonly session: number;
  readonly sequence: number;
  readonly channel: number;
}

type Refusal = Extract<RequestOutcome<Reply>, { readonly kind: 'refused' }>['reason'];

const refusals: Readonly<Record<Refusal, PressRefusal>> = {
  noSuchChannel: 'noSuchContact',
  badDuration: 'badDuration',
  busy: 'busy',
  late: 'tooLate',
  locked: 'locked',
  lit: 'alreadyLit',
  dark: 'notLit',
  // A board that refuses for a reason of its own has not pressed; whatever it is, pressing again will not help.
  unsupported: 'locked',
  // The board has lost what it was told; STATE will say so, and the link begins anew.
  unconfigured: 'linkDown',
  gap: 'tooSoon',
  badConfiguration: 'locked',
  unknownStatus: 'locked',
};

export function refusalOf(reason: Refusal): PressRefusal {
  return refusals[reason];
}

/** What is certain without asking the board again; null where only its journal can tell. */
export function certainVerdict(exchange: Exchange): PressOutcome | null {
  const { outcome } = exchange;
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', roundTripMs: exchange.roundTripMs, evidence: 'acknowledged' };
    case 'refused':
      return { kind: 'refused', reason: refusalOf(outcome.reason) };
    case 'unknown':
      return outcome.transmissions === 0 ? { kind: 'refused', reason: 'linkDown' } : null;
    case 'nak':
      // Not even of a board that has restarted and got one transmission: a line that doubles may have shown it to the board before
      // the restart as well, and what it did with that one only the journal knows.
      return null;
  }
}

/**
 * The verdict on a pulse nobody acknowledged. Only the journal of the next HELLO_ACK can say that it ran; that it says
 * nothing is no proof of the contrary (power loss empties it), so there is no verdict "not executed" here.
 *
 * @param hello undefined when the board did not come back in time
 */
export function journalVerdict(
  sent: SentPulse,
  exchange: Exchange,
  hello: Message<'helloAck'> | undefined,
): PressOutcome {
  const hasRun =
    hello?.journalSession === sent.session &&
    hello.journalSequence === sent.sequence &&
    hello.journalChannel === sent.channel &&
    hello.journalRanMs > 0;
  if (hasRun) return { kind: 'done', roundTripMs: exchange.roundTripMs, evidence: 'journal' };
  const isLinkLost = exchange.outcome.kind === 'unknown' && exchange.outcome.reason === 'linkLost';
  return { kind: 'unknown', reason: isLinkLost ? 'linkLost' : 'noAcknowledge' };
}
