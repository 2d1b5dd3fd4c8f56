import { describe, expect, it } from 'vitest';
import type { ByteChannel } from '../../firmware-bridge/channel/byte-channel.js';

/** A channel under test and the hand at its far end. */
export interface ChannelFixture {
  readonly channel: ByteChannel;
  /** Waits, in the fixture's own time, until the condition holds; fails the test when it does not come to hold. */
  until(condition: () => boolean): Promise<void>;
  /** What the far end has received so far. */
  received(): readonly number[];
  sendFromFarEnd(bytes: Uint8Array): void;
  /** The cable is pulled or the far end dies. */
  breakOff(): void;
  dispose(): void | Promise<void>;
}

const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);

/** What every byte channel promises, whatever carries the bytes. */
export function describeByteChannel(name: string, connect: () => Promise<ChannelFixture>): void {
  const withFixture = (body: (fixture: ChannelFixture) => Promise<void>) => async () => {
    const fixture = await connect();
    try {
      await body(fixture);
    } finally {
      await fixture.dispose();
    }
  };
  const hear = ({ channel }: ChannelFixture): number[] => {
    const heard: number[] = [];
    channel.onData((bytes) => heard.push(...bytes));
    return heard;
  };
  const losses = ({ channel }: ChannelFixture): string[] => {
    const reasons: string[] = [];
    channel.onClose((reason) => reasons.push(reason));
    return reasons;
  };

  describe(`byte channel: ${name}`, () => {
    it(
      'carries all 256 bytes unchanged and in order, both ways',
      withFixture(async (fixture) => {
        const heard = hear(fixture);
        fixture.channel.write(everyByte);
        fixture.sendFromFarEnd(everyByte);
        await fixture.until(() => heard.length >= 256 && fixture.received().length >= 256);
        expect(heard).toEqual([...everyByte]);
        expect(fixture.received()).toEqual([...everyByte]);
      }),
    );

    it(
      'keeps the order of many small writes',
      withFixture(async (fixture) => {
        for (const byte of everyByte) fixture.channel.write(Uint8Array.of(byte));
        await fixture.until(() => fixture.received().length >= 256);
        expect(fixture.received()).toEqual([...everyByte]);
      }),
    );

    it(
      'tells every listener, and none that has left',
      withFixture(async (fixture) => {
        const leftEarly: number[] = [];
        const leave = fixture.channel.onData((bytes) => leftEarly.push(...bytes));
        const heard = hear(fixture);
        leave();
        fixture.sendFromFarEnd(Uint8Array.of(1, 2, 3));
        await fixture.until(() => heard.length >= 3);
        expect([heard, leftEarly]).toEqual([[1, 2, 3], []]);
      }),
    );

    it(
      'tells the loss exactly once, without anything being written',
      withFixture(async (fixture) => {
        const reasons = losses(fixture);
        fixture.breakOff();
        await fixture.until(() => reasons.length > 0);
        await fixture.channel.close();
        expect(reasons).toHaveLength(1);
        expect(reasons[0]).not.toBe('');
        expect(fixture.channel.isOpen).toBe(false);
      }),
    );

    it(
      'tells the loss exactly once when a write runs into it',
      withFixture(async (fixture) => {
        const reasons = losses(fixture);
        fixture.breakOff();
        fixture.channel.write(Uint8Array.of(1));
        await fixture.until(() => reasons.length > 0);
        fixture.channel.write(Uint8Array.of(2));
        await fixture.channel.close();
        expect(reasons).toHaveLength(1);
      }),
    );

    it(
      'tells its own closing once, drops what is written after it and hears nothing more',
      withFixture(async (fixture) => {
        const heard = hear(fixture);
        const reasons = losses(fixture);
        await fixture.channel.close();
        await fixture.channel.close();
        fixture.channel.write(Uint8Array.of(7));
        fixture.sendFromFarEnd(Uint8Array.of(8));
        await fixture.until(() => !fixture.channel.isOpen);
        expect([reasons.length, heard, fixture.received()]).toEqual([1, [], []]);
      }),
    );
  });
}
