import { describe, expect, it } from 'vitest';
import { VirtualClock, silentLog } from '../../../config/kernel/index.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';
import { Connection } from '../../../firmware-bridge/link/connection.js';
import { Greeter } from '../../../firmware-bridge/link/greeter.js';
import { FrameSplitter, decodeMessage } from '../../../firmware-bridge/protocol/index.js';
import type { Message } from '../../../firmware-bridge/protocol/index.js';

const widths = { relays: 16, inputs: 16 };
const answer = (nonce: number): Message<'helloAck'> => ({
  ...{ kind: 'helloAck', status: 0, protocol: 1, firmwareMajor: 2, firmwareMinor: 0, bootCount: 1, resetCause: 1 },
  ...{ relayChannels: 16, inputChannels: 16, longestPulseMs: 500, linkTimeoutMs: 1_000, nonce },
  ...{ journalSession: 0, journalSequence: 0, journalChannel: 0, journalAskedMs: 0, journalRanMs: 0, journalActive: 0 },
});

function greeting(makeNonce?: () => number) {
  const clock = new VirtualClock();
  const line = createMemoryLine(clock);
  const splitter = new FrameSplitter();
  const heard: { readonly sequence: number; readonly session: number; readonly message: Message }[] = [];
  line.board.onData((bytes) => {
    for (const piece of splitter.push(bytes)) {
      if (piece.kind !== 'frame') throw new Error(piece.fault);
      const message = decodeMessage(piece.frame, widths);
      if (message.ok) heard.push({ ...piece.frame, message: message.value });
    }
  });
  const ignore = (): void => undefined;
  const connection = new Connection(
    line.host,
    widths,
    { received: ignore, discarded: ignore, closed: ignore },
    silentLog,
  );
  const greeter = new Greeter(makeNonce);
  const greet = async (): Promise<void> => {
    greeter.greet(connection);
    await clock.advance(1);
  };
  return { greeter, greet, heard };
}

describe('HELLO', () => {
  it('takes a new nonce and the next sequence number each time, 255 followed by 0, in no session', async () => {
    let nonce = 100;
    const { greet, heard } = greeting(() => (nonce += 1));
    for (let count = 0; count < 257; count += 1) await greet();
    expect(heard[0]).toMatchObject({ sequence: 1, session: 0, message: { kind: 'hello', protocol: 1, nonce: 101 } });
    expect(heard.slice(253).map(({ sequence }) => sequence)).toEqual([254, 255, 0, 1]);
    expect(heard[256]).toMatchObject({ session: 0, message: { nonce: 357 } });
  });

  it('has 32 random bits unless told otherwise', async () => {
    const { greet, heard } = greeting();
    for (let count = 0; count < 20; count += 1) await greet();
    const nonces = heard.map(({ message }) => (message as Message<'hello'>).nonce);
    expect(new Set(nonces).size).toBe(20);
    // All of them below 2^24 is one chance in 2^160.
    expect(Math.max(...nonces)).toBeGreaterThan(0xff_ffff);
  });

  it('is answered by its own nonce and number only, and once', async () => {
    let nonce = 7;
    const { greeter, greet } = greeting(() => (nonce += 1));
    const at = (sequence: number) => ({ sequence, session: 0x3c5a });
    expect(greeter.isAnsweredBy(answer(8), at(1))).toBe(false);
    await greet();
    await greet();
    expect(greeter.isAnsweredBy(answer(8), at(1))).toBe(false);
    expect(greeter.isAnsweredBy(answer(8), at(2))).toBe(false);
    expect(greeter.isAnsweredBy(answer(9), at(1))).toBe(false);
    expect(greeter.isAnsweredBy(answer(9), at(2))).toBe(true);
    expect(greeter.isAnsweredBy(answer(9), at(2))).toBe(false);
  });

  it('is answered by nothing once it is forgotten', async () => {
    const { greeter, greet } = greeting(() => 5);
    await greet();
    greeter.forget();
    expect(greeter.isAnsweredBy(answer(5), { sequence: 1, session: 2 })).toBe(false);
  });
});
