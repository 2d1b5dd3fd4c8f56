import { fail, succeed } from '../../config/kernel/index.js';
import type { Clock } from '../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../firmware-bridge/channel/byte-channel.js';
import { createMemoryLine } from '../../firmware-bridge/channel/memory-channel.js';
import type { MemoryLine, MemoryLineOptions } from '../../firmware-bridge/channel/memory-channel.js';
import { FrameSplitter, encodeFrame } from '../../firmware-bridge/protocol/index.js';
import type { Frame } from '../../firmware-bridge/protocol/index.js';

export interface ClosedContact {
  readonly channel: number;
  readonly durationMs: number;
  readonly notAfter: number;
  readonly flags: number;
  readonly atMs: number;
}

const u8 = (value: number): number[] => [value & 0xff];
const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

/**
 * A board of 16 channels whose payloads are written byte by byte here, from the specification and not from the message table,
 * and whose answers a test can lose. It stands in for the firmware only where a test must say what the board does wrong.
 */
export class ScriptedBoard {
  /** Every frame that reached the board, in order. */
  readonly received: Frame[] = [];
  /** The bytes of every PULSE that reached the board. */
  readonly pulseBytes: string[] = [];
  /** Every contact closure. */
  readonly closures: ClosedContact[] = [];
  /** Every HOLD that was executed. */
  readonly holds: { readonly channel: number; readonly durationMs: number; readonly atMs: number }[] = [];
  /** Answers HOLD with this status instead of executing it. */
  refuseHold: number | undefined;
  /** Contacts open again after RELEASE_ALL or HELLO. */
  releases = 0;
  protocol = 1;
  firmwareMinor = 0;
  channels = 16;
  resetCause = 1;
  inputs = 0n;
  blinking = 0n;
  bootCount = 7;
  /** true: the frame never arrives. */
  loseRequest: (frame: Frame) => boolean = () => false;
  /** true: the board acts, its answer never arrives. */
  loseReply: (type: number) => boolean = () => false;
  /** Answers CONFIRM_CONFIGURATION with this status. */
  confirmStatus = 0;
  /** Answers it with this checksum instead of the host's. */
  confirmedChecksum: number | undefined;
  /** Checksum of the configuration in force; 0: none. */
  configuration = 0;
  /** Answers PULSE with this status instead of executing it. */
  refusePulse: number | undefined;
  session = 0;
  readonly #clock: Clock;
  readonly #splitter = new FrameSplitter();
  #channel: ByteChannel | undefined;
  #bootMs: number;
  #lastSequence = 0;
  #storedReply: Frame | undefined;
  #eventSequence = 0;
  #sessions = 0x3c00;
  #journal = { session: 0, sequence: 0, channel: 0, askedMs: 0, atMs: 0 };

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#bootMs = clock.now();
  }

  /** Of the last request that was executed. */
  get latestSequence(): number {
    return this.#lastSequence;
  }

  attach(channel: ByteChannel): void {
    this.#channel = channel;
    channel.onData((bytes) => {
      for (const piece of this.#splitter.push(bytes)) {
        if (piece.kind === 'frame' && !this.loseRequest(piece.frame)) this.#receive(piece.frame);
      }
    });
  }

  /** Frames of this type so far. */
  count(type: number): number {
    return this.received.filter((frame) => frame.type === type).length;
  }

  reset(cause: number, keepsJournal: boolean): void {
    this.resetCause = cause;
    this.bootCount += 1;
    this.session = 0;
    this.configuration = 0;
    this.#bootMs = this.#clock.now();
    if (!keepsJournal) this.#journal = { session: 0, sequence: 0, channel: 0, askedMs: 0, atMs: 0 };
  }

  /** Puts a clock reading on the board, ms. */
  setUptime(uptimeMs: number): void {
    this.#bootMs = this.#clock.now() - uptimeMs;
  }

  setInputs(inputs: bigint, told: 'byEvent' | 'silently' = 'byEvent'): void {
    this.inputs = inputs;
    if (told === 'silently' || this.session === 0) return;
    this.#eventSequence = (this.#eventSequence + 1) % 256;
    this.send({ type: 0xc0, sequence: this.#eventSequence, session: this.session, payload: this.#snapshot() });
  }

  send(frame: Frame): void {
    if (!this.loseReply(frame.type)) this.#channel?.write(encodeFrame(frame));
  }

  #receive(frame: Frame): void {
    this.received.push(frame);
    if (frame.type === 0x02) this.pulseBytes.push(Buffer.from(encodeFrame(frame)).toString('hex'));
    if (frame.type === 0x01) {
      this.#answer(frame, this.#hello(frame));
    } else if (this.session === 0 || frame.session !== this.session) {
      const payload = Uint8Array.from([0x10, ...u16(this.bootCount)]);
      this.send({ type: 0x7f, sequence: (this.#lastSequence + 1) % 256, session: 0, payload });
    } else if (frame.sequence === this.#lastSequence && this.#storedReply !== undefined) {
      this.send(this.#storedReply);
    } else if (frame.sequence === (this.#lastSequence + 1) % 256) {
      this.#answer(frame, this.#execute(frame));
    } else {
      const payload = Uint8Array.from([0x11, ...u16(this.bootCount)]);
      this.send({ type: 0x7f, sequence: (this.#lastSequence + 1) % 256, session: this.session, payload });
    }
  }

  #answer(frame: Frame, payload: Uint8Array): void {
    this.#lastSequence = frame.sequence;
    this.#storedReply = { type: frame.type | 0x80, sequence: frame.sequence, session: this.session, payload };
    this.send(this.#storedReply);
  }

  #execute(frame: Frame): Uint8Array {
    switch (frame.type) {
      case 0x02:
        return this.#pulse(frame);
      case 0x03:
        this.releases += 1;
        return Uint8Array.from([0, ...u16(0)]);
      case 0x06:
      case 0x07:
        return Uint8Array.of(0);
      case 0x08:
        return this.#confirm(frame);
      case 0x09:
        return Uint8Array.from([this.#hold(frame), ...u16(this.#uptimeMs()), ...u16(20_000), ...u16(0)]);
      default:
        return Uint8Array.from([0, ...this.#snapshot()]);
    }
  }

  #pulse(frame: Frame): Uint8Array {
    const view = new DataView(frame.payload.buffer, frame.payload.byteOffset);
    const clock = u16(this.#uptimeMs());
    if (this.refusePulse !== undefined) return Uint8Array.from([this.refusePulse, ...clock, ...u16(0)]);
    const notAfter = view.getUint16(3, true);
    const lateMs = (((this.#uptimeMs() - notAfter) & 0xffff) << 16) >> 16;
    if (notAfter !== 0 && lateMs > 0) return Uint8Array.from([4, ...clock, ...u16(0)]);
    const atMs = this.#clock.now();
    const channel = view.getUint8(0);
    const durationMs = view.getUint16(1, true);
    this.closures.push({ channel, durationMs, notAfter, flags: view.getUint8(5), atMs });
    this.#journal = { session: frame.session, sequence: frame.sequence, channel, askedMs: durationMs, atMs };
    return Uint8Array.from([0, ...clock, ...u16(1 << channel)]);
  }

  #confirm({ payload }: Frame): Uint8Array {
    if (this.confirmStatus === 0) this.configuration = (payload[0] ?? 0) | ((payload[1] ?? 0) << 8);
    const checksum = this.confirmedChecksum === undefined ? payload : u16(this.confirmedChecksum);
    return Uint8Array.of(this.confirmStatus, ...checksum);
  }

  #hold({ payload }: Frame): number {
    if (this.refuseHold !== undefined) return this.refuseHold;
    const durationMs = (payload[1] ?? 0) | ((payload[2] ?? 0) << 8);
    this.holds.push({ channel: payload[0] ?? 0, durationMs, atMs: this.#clock.now() });
    return 0;
  }

  #hello(frame: Frame): Uint8Array {
    this.releases += 1;
    this.configuration = 0;
    this.session = this.#sessions += 1;
    const { session, sequence, channel, askedMs, atMs } = this.#journal;
    const ranMs = session === 0 ? 0 : Math.min(askedMs, this.#clock.now() - atMs);
    return Uint8Array.from([
      ...[0, this.protocol, 2, this.firmwareMinor],
      ...[...u16(this.bootCount), this.resetCause, this.channels, this.channels],
      ...[...u16(500), ...u16(1000)],
      ...frame.payload.subarray(1, 5),
      ...[...u16(session), sequence, channel, ...u16(askedMs), ...u16(ranMs), 0],
    ]);
  }

  #snapshot(): Uint8Array {
    const inputs = Number(this.inputs);
    return Uint8Array.from([
      ...u32(this.#uptimeMs()),
      ...u16(0),
      ...u16(inputs),
      ...u16(0),
      0,
      ...u8(this.#eventSequence),
      ...u16(this.configuration),
      0,
      ...u16(Number(this.blinking)),
    ]);
  }

  #uptimeMs(): number {
    return Math.floor(this.#clock.now() - this.#bootMs);
  }
}

/** A socket for a board: each opening makes a new line to it. */
export class ScriptedSocket {
  readonly opener: ChannelOpener;
  openings = 0;
  line: MemoryLine | undefined;
  #isPlugged = true;

  constructor(clock: Clock, board: ScriptedBoard, options: MemoryLineOptions = {}) {
    this.opener = {
      name: 'scripted board',
      open: () => {
        this.openings += 1;
        if (!this.#isPlugged) return Promise.resolve(fail({ reason: 'notFound', message: 'no such port' } as const));
        this.line = createMemoryLine(clock, options);
        board.attach(this.line.board);
        return Promise.resolve(succeed(this.line.host));
      },
    };
  }

  unplug(): void {
    this.#isPlugged = false;
    this.line?.unplug();
  }

  plug(): void {
    this.#isPlugged = true;
  }
}
