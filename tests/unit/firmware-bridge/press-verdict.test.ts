import { describe, expect, it } from 'vitest';
import { certainVerdict, journalVerdict, refusalOf } from '../../../firmware-bridge/link/press-verdict.js';
import type { Exchange } from '../../../firmware-bridge/link/session.js';
import type { Message } from '../../../firmware-bridge/protocol/index.js';

const roundTripMs = 7;
const ended = (outcome: Exchange['outcome']): Exchange => ({ outcome, sequence: 5, roundTripMs });
const unanswered = ended({ kind: 'unknown', reason: 'noAcknowledge', transmissions: 5 });
const sent = { session: 0x3c5a, sequence: 5, channel: 2 };

const hello: Message<'helloAck'> = {
  kind: 'helloAck',
  status: 0,
  protocol: 1,
  firmwareMajor: 2,
  firmwareMinor: 0,
  bootCount: 7,
  resetCause: 8,
  relayChannels: 16,
  inputChannels: 16,
  longestPulseMs: 500,
  linkTimeoutMs: 1_000,
  nonce: 1,
  journalSession: sent.session,
  journalSequence: sent.sequence,
  journalChannel: sent.channel,
  journalAskedMs: 250,
  journalRanMs: 1,
  journalActive: 0,
};

describe('what is certain of a press', () => {
  it('is that it was done, where the board says so', () => {
    const reply = { kind: 'pulseAck', status: 0, clock: 0, relays: 4n } as const;
    expect(certainVerdict(ended({ kind: 'done', reply, transmissions: 2 }))).toEqual({
      kind: 'done',
      roundTripMs,
      evidence: 'acknowledged',
    });
  });

  it.each([
    ['noSuchChannel', 'noSuchContact'],
    ['badDuration', 'badDuration'],
    ['busy', 'busy'],
    ['late', 'tooLate'],
    ['locked', 'locked'],
    ['lit', 'alreadyLit'],
    ['unsupported', 'locked'],
    ['unconfigured', 'linkDown'],
    ['gap', 'tooSoon'],
    ['badConfiguration', 'locked'],
    ['dark', 'notLit'],
    ['unknownStatus', 'locked'],
  ] as const)('is that it was refused: the board says %s, the passenger hears %s', (status, reason) => {
    expect(certainVerdict(ended({ kind: 'refused', reason: status }))).toEqual({ kind: 'refused', reason });
    expect(refusalOf(status)).toBe(reason);
  });

  it('is that it was not done: never sent', () => {
    const neverSent = ended({ kind: 'unknown', reason: 'linkLost', transmissions: 0 });
    expect(certainVerdict(neverSent)).toEqual({ kind: 'refused', reason: 'linkDown' });
  });

  it.each([
    ['sent, and not answered', { kind: 'unknown', reason: 'noAcknowledge', transmissions: 1 }],
    ['sent once, and answered by a board that had restarted', { kind: 'nak', reason: 'restarted', transmissions: 1 }],
    ['sent twice, then the board had restarted', { kind: 'nak', reason: 'restarted', transmissions: 2 }],
    ['sent once, and not taken for a request', { kind: 'nak', reason: 'badSequence', transmissions: 1 }],
  ] as const)('is nothing: %s', (_what, outcome) => {
    expect(certainVerdict(ended(outcome))).toBeNull();
  });
});

describe("what the board's journal says of a press", () => {
  it('is that it ran', () => {
    expect(journalVerdict(sent, unanswered, hello)).toEqual({ kind: 'done', roundTripMs, evidence: 'journal' });
  });

  it.each([
    ['of another session', { journalSession: 0x3c5b }],
    ['of another request', { journalSequence: 6 }],
    ['of another contact', { journalChannel: 3 }],
    ['of a contact that had no time to close', { journalRanMs: 0 }],
  ])('is no evidence where it is %s', (_what, changes) => {
    expect(journalVerdict(sent, unanswered, { ...hello, ...changes })).toEqual({
      kind: 'unknown',
      reason: 'noAcknowledge',
    });
  });

  it.each([
    ['the cable is out', { kind: 'unknown', reason: 'linkLost', transmissions: 1 }, 'linkLost'],
    ['nothing came', { kind: 'unknown', reason: 'noAcknowledge', transmissions: 5 }, 'noAcknowledge'],
    ['the board spoke of another request', { kind: 'nak', reason: 'badSequence', transmissions: 1 }, 'noAcknowledge'],
  ] as const)('is unknown where the board did not come back, and why it is: %s', (_what, outcome, reason) => {
    expect(journalVerdict(sent, ended(outcome), undefined)).toEqual({ kind: 'unknown', reason });
  });
});
