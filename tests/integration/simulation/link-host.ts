import type { VirtualClock } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../../firmware-bridge/channel/byte-channel.js';
import type { TestFrame } from '../../support/link-test-codec.js';
import { encodeTestFrame, le16, le32, readLittleEndian, TestFrameReader } from '../../support/link-test-codec.js';
import { configurationSteps } from '../../support/wiring.js';
import type { Wiring } from '../../support/wiring.js';

const status = { ok: 0, lit: 6 } as const;
const onlyIfDark = 1;

/** A host of a few lines: hand-made LINK frames, one request at a time, heartbeats as long as it waits. */
export class LinkHost {
  readonly #clock: VirtualClock;
  readonly #channel: ByteChannel;
  readonly #reader = new TestFrameReader();
  #session = 0;
  #sequence = 0;
  isClosed = false;

  private constructor(clock: VirtualClock, channel: ByteChannel) {
    this.#clock = clock;
    this.#channel = channel;
    channel.onData((bytes) => {
      for (const byte of bytes) this.#reader.push(byte);
    });
    channel.onClose(() => (this.isClosed = true));
  }

  static async connect(clock: VirtualClock, opener: ChannelOpener, wiring: Wiring): Promise<LinkHost> {
    const channel = await opener.open();
    if (!channel.ok) throw new Error(channel.failure.message);
    const host = new LinkHost(clock, channel.value);
    // The firmware boots first.
    await clock.advance(50);
    const hello = await host.#exchange(0x01, [1, ...le32(0x12345678)]);
    host.#session = hello.session;
    for (const { type, payload } of configurationSteps(wiring)) await host.#exchange(type, payload);
    return host;
  }

  /** Contacts are counted from 1 on paper and from 0 on the wire. */
  async pulse(contact: number, durationMs: number): Promise<'ok' | 'lit' | number> {
    const { payload } = await this.#exchange(0x02, [contact - 1, ...le16(durationMs), ...le16(0), onlyIfDark]);
    if (payload[0] === status.ok) return 'ok';
    return payload[0] === status.lit ? 'lit' : (payload[0] ?? -1);
  }

  /** Inputs of a 16-channel board as it has debounced them. */
  async inputs(): Promise<number> {
    return readLittleEndian((await this.#exchange(0x04, [])).payload, 1, 2);
  }

  /** Lets time pass and the session live. */
  async wait(durationMs: number): Promise<void> {
    for (let leftMs = durationMs; leftMs > 0; leftMs -= 250) {
      await this.#clock.advance(Math.min(leftMs, 250));
      if (!this.isClosed) await this.#exchange(0x05, []);
    }
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  async #exchange(type: number, payload: readonly number[]): Promise<TestFrame> {
    this.#sequence = (this.#sequence + 1) & 0xff;
    const sequence = this.#sequence;
    this.#channel.write(Uint8Array.from(encodeTestFrame({ type, sequence, session: this.#session, payload })));
    for (let waitedMs = 0; waitedMs < 100; waitedMs += 1) {
      const reply = this.#reader.frames.find(
        ({ frame }) => frame.type === (type | 0x80) && frame.sequence === sequence,
      );
      if (reply !== undefined) {
        this.#reader.frames.length = 0;
        return reply.frame;
      }
      await this.#clock.advance(1);
    }
    throw new Error(`no reply to request ${type} within 100 ms`);
  }
}
