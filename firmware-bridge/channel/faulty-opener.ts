import { Listeners, succeed } from '../../config/kernel/index.js';
import type { Clock, Unsubscribe } from '../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from './byte-channel.js';
import { faithfulLine } from './line-faults.js';
import type { Delivery, LineFault } from './line-faults.js';

export interface LineFaults {
  readonly toBoard?: LineFault;
  readonly toHost?: LineFault;
}

/** The same board at the end of a bad cable. */
export function openThroughFaults(opener: ChannelOpener, clock: Clock, faults: LineFaults): ChannelOpener {
  return {
    name: opener.name,
    open: async () => {
      const opened = await opener.open();
      return opened.ok ? succeed(throughFaults(opened.value, clock, faults)) : opened;
    },
  };
}

function throughFaults(channel: ByteChannel, clock: Clock, faults: LineFaults): ByteChannel {
  const { toBoard = faithfulLine, toHost = faithfulLine } = faults;
  const received = new Listeners<Uint8Array>();
  const deliver = (deliveries: readonly Delivery[], take: (bytes: Uint8Array) => void): void => {
    for (const { bytes, afterMs } of deliveries) {
      if (afterMs === 0) take(bytes);
      else
        clock.setTimeout(() => {
          take(bytes);
        }, afterMs);
    }
  };
  channel.onData((bytes) => {
    deliver(toHost(bytes), (rest) => {
      if (channel.isOpen) received.emit(rest);
    });
  });
  return {
    name: channel.name,
    get isOpen() {
      return channel.isOpen;
    },
    write: (bytes) => {
      deliver(toBoard(bytes), (rest) => {
        channel.write(rest);
      });
    },
    onData: (listener): Unsubscribe => received.add(listener),
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(),
  };
}
