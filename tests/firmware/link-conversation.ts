import { encodeTestFrame, le16, le32, readLittleEndian } from '../support/link-test-codec.js';
import type { BoardUnderTest, ReceivedFrame } from './board-under-test.js';
import { checksumOf, confirmPayload, floorsOnly, inputsPayload, relaysPayloads } from '../support/wiring.js';
import type { Wiring } from '../support/wiring.js';

export const message = {
  hello: 0x01,
  pulse: 0x02,
  releaseAll: 0x03,
  readInputs: 0x04,
  heartbeat: 0x05,
  configureRelays: 0x06,
  configureInputs: 0x07,
  confirmConfiguration: 0x08,
  hold: 0x09,
} as const;
export const nak = { type: 0x7f, noSession: 0x10, badSequence: 0x11, badType: 0x12, badLength: 0x13 } as const;
export const status = {
  ok: 0,
  noSuchChannel: 1,
  badDuration: 2,
  busy: 3,
  late: 4,
  locked: 5,
  lit: 6,
  unsupported: 7,
  unconfigured: 8,
  gap: 9,
  badConfiguration: 10,
  dark: 11,
} as const;
export const eventType = 0xc0;
export const onlyIfDark = 0x01;
export const onlyIfLit = 0x02;

const answerLimitMs = 100;

export interface PulseFields {
  readonly channel: number;
  readonly ms: number;
  readonly notAfter?: number;
  readonly flags?: number;
}

export function pulsePayload({ channel, ms, notAfter = 0, flags = 0 }: PulseFields): number[] {
  return [channel, ...le16(ms), ...le16(notAfter), flags];
}

/** A host in tests: counts sequence numbers, remembers the session, never repeats anything by itself. */
export class LinkConversation {
  readonly board: BoardUnderTest;
  session = 0;
  sequence = 0x0f;

  constructor(board: BoardUnderTest) {
    this.board = board;
  }

  async hello(nonce = 0x1234_5678, protocol = 1): Promise<ReceivedFrame> {
    this.sequence = (this.sequence + 1) % 256;
    const reply = await this.exchangeFrame(message.hello, 0, [protocol, ...le32(nonce)]);
    this.session = reply.frame.session;
    return reply;
  }

  /** The next request of the session. */
  request(type: number, payload: readonly number[] = []): Promise<ReceivedFrame> {
    this.sequence = (this.sequence + 1) % 256;
    return this.repeat(type, payload);
  }

  /** A request with the sequence number of the one before, as after a lost reply. */
  repeat(type: number, payload: readonly number[] = []): Promise<ReceivedFrame> {
    return this.exchangeFrame(type, this.session, payload);
  }

  async pulse(fields: PulseFields): Promise<number> {
    const reply = await this.request(message.pulse, pulsePayload(fields));
    return reply.frame.payload[0]!;
  }

  /** Status of the answer. */
  async hold(channel: number, ms = 1_000, notAfter = 0): Promise<number> {
    const reply = await this.request(message.hold, [channel, ...le16(ms), ...le16(notAfter)]);
    return reply.frame.payload[0]!;
  }

  /** Tells the board what it is wired to; status of the confirmation. */
  async configure(wiring: Wiring, checksum = checksumOf(wiring)): Promise<number> {
    for (const payload of relaysPayloads(wiring)) await this.request(message.configureRelays, payload);
    await this.request(message.configureInputs, inputsPayload(wiring));
    const reply = await this.request(message.confirmConfiguration, confirmPayload(checksum));
    return reply.frame.payload[0]!;
  }

  wireOf(type: number, payload: readonly number[] = []): number[] {
    return encodeTestFrame({ type, sequence: this.sequence, session: this.session, payload });
  }

  /** Low 16 bits of the board's clock. */
  async clock(): Promise<number> {
    const state = await this.request(message.heartbeat);
    return readLittleEndian(state.frame.payload, 1, 2);
  }

  exchangeFrame(type: number, session: number, payload: readonly number[]): Promise<ReceivedFrame> {
    return this.exchangeBytes(encodeTestFrame({ type, sequence: this.sequence, session, payload }));
  }

  /** Sends bytes and waits for the next frame that is no event. */
  async exchangeBytes(bytes: readonly number[]): Promise<ReceivedFrame> {
    const before = this.replies().length;
    this.board.send(bytes);
    for (let waitedMs = 0; waitedMs < answerLimitMs; waitedMs += 1) {
      await this.board.advance(1);
      const reply = this.replies()[before];
      if (reply !== undefined) return reply;
    }
    throw new Error('the board did not answer');
  }

  replies(): ReceivedFrame[] {
    return this.board.received.filter(({ frame }) => frame.type !== eventType);
  }

  events(): ReceivedFrame[] {
    return this.board.received.filter(({ frame }) => frame.type === eventType);
  }
}

/** A session in which nothing is configured. */
export async function greeted(board: BoardUnderTest): Promise<LinkConversation> {
  const host = new LinkConversation(board);
  // Past the boot: the firmware writes its boot count before it listens.
  await board.advance(20);
  await host.hello();
  return host;
}

/** A session of a board that knows its wiring; unless said otherwise, a floor on every relay. */
export async function inSession(board: BoardUnderTest, wiring = floorsOnly(board.channels)): Promise<LinkConversation> {
  const host = await greeted(board);
  const confirmed = await host.configure(wiring);
  if (confirmed !== status.ok) throw new Error(`the board refused its configuration: ${confirmed}`);
  return host;
}

/** How long each closing lasted, in order; the contact must be open again. */
export function pulseLengths(board: BoardUnderTest): { readonly relays: bigint; readonly ms: number }[] {
  const lengths: { relays: bigint; ms: number }[] = [];
  for (const [index, edge] of board.relayEdges.entries()) {
    const next = board.relayEdges[index + 1];
    if (edge.relays !== 0n) lengths.push({ relays: edge.relays, ms: (next?.atMs ?? Number.NaN) - edge.atMs });
  }
  return lengths;
}

export interface Journal {
  readonly session: number;
  readonly sequence: number;
  readonly channel: number;
  readonly askedMs: number;
  readonly ranMs: number;
  readonly isActive: boolean;
}

export interface HelloReply {
  readonly status: number;
  readonly protocol: number;
  readonly bootCount: number;
  readonly resetCause: number;
  readonly channels: number;
  readonly inputs: number;
  readonly longestPulseMs: number;
  readonly linkTimeoutMs: number;
  readonly nonce: number;
  readonly journal: Journal;
}

/** Byte numbers are those of the specification: the payload begins at 4. */
export function readHelloReply({ frame }: ReceivedFrame): HelloReply {
  const field = (byte: number, count = 1): number => readLittleEndian(frame.payload, byte - 4, count);
  return {
    status: field(4),
    protocol: field(5),
    bootCount: field(8, 2),
    resetCause: field(10),
    channels: field(11),
    inputs: field(12),
    longestPulseMs: field(13, 2),
    linkTimeoutMs: field(15, 2),
    nonce: field(17, 4),
    journal: {
      session: field(21, 2),
      sequence: field(23),
      channel: field(24),
      askedMs: field(25, 2),
      ranMs: field(27, 2),
      isActive: field(29) === 1,
    },
  };
}

export function readNak({ frame }: ReceivedFrame): { readonly reason: number; readonly bootCount: number } {
  if (frame.type !== nak.type) throw new Error(`expected a NAK, got type ${frame.type.toString(16)}`);
  return { reason: frame.payload[0]!, bootCount: readLittleEndian(frame.payload, 1, 2) };
}
