import { describe, expect, it } from 'vitest';
import { identifyBoard } from '../../../firmware-bridge/link/identify-board.js';
import type { Message } from '../../../firmware-bridge/protocol/index.js';

const hello: Message<'helloAck'> = {
  kind: 'helloAck',
  status: 0,
  protocol: 1,
  firmwareMajor: 2,
  firmwareMinor: 2,
  bootCount: 7,
  resetCause: 1,
  relayChannels: 16,
  inputChannels: 16,
  longestPulseMs: 500,
  linkTimeoutMs: 1_000,
  nonce: 1,
  journalSession: 0,
  journalSequence: 0,
  journalChannel: 0,
  journalAskedMs: 0,
  journalRanMs: 0,
  journalActive: 0,
};
const fitted = { relays: 16, inputs: 16 } as const;

describe('a board that introduces itself', () => {
  it('is worked with when it is the configured one and keeps the limits', () => {
    const board = identifyBoard(fitted, hello);
    expect(board.ok && board.value).toMatchObject({ longestPulseMs: 500, identity: { firmware: '2.2', relays: 16 } });
  });

  it.each([
    [2, 1, false],
    [2, 2, true],
    [2, 10, true],
    [3, 0, true],
  ])('with firmware %i.%i takes calls back: %s', (firmwareMajor, firmwareMinor, takesCallsBack) => {
    const board = identifyBoard(fitted, { ...hello, firmwareMajor, firmwareMinor });
    expect(board.ok && board.value.takesCallsBack).toBe(takesCallsBack);
  });

  it.each<[string, Partial<Message<'helloAck'>>, RegExp]>([
    ['another protocol', { protocol: 2 }, /protocol 2 instead of 1/],
    ['another number of relays', { relayChannels: 32 }, /relays 32 instead of 16/],
    ['another number of inputs', { inputChannels: 8 }, /inputs 8 instead of 16/],
    [
      'firmware that is not told its wiring',
      { firmwareMajor: 1, firmwareMinor: 9 },
      /firmware 1\.9 is older than 2\.0/,
    ],
    ['longer pulses than a press may last', { longestPulseMs: 5_000 }, /pulses of 5000 ms, more than 500 ms/],
    ['contacts that outlive a dead host', { linkTimeoutMs: 10_000 }, /only after 10000 ms of silence, more than 1000/],
    ['a refusal of its own', { status: 9 }, /refuses to start/],
  ])('is never worked with: %s', (_, changes, message) => {
    const board = identifyBoard(fitted, { ...hello, ...changes });
    expect(board.ok).toBe(false);
    if (!board.ok) expect(board.failure.reason).toMatch(message);
  });
});
