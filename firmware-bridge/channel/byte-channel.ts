import type { Result, Unsubscribe } from '../../config/kernel/index.js';

/** A two-way stream of bytes to a board: a serial port, an in-process pipe. One object per connection, never opened again. */
export interface ByteChannel {
  /** For people: the path or "emulated board (in process)". */
  readonly name: string;
  readonly isOpen: boolean;
  /** Hands bytes over; on a closed channel they are dropped (the close event tells). */
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Told exactly once, however often the transport below says so. */
  onClose(listener: (reason: string) => void): Unsubscribe;
  close(): Promise<void>;
}

export interface ChannelFailure {
  readonly reason: 'notFound' | 'noPermission' | 'inUse' | 'noSerialPort' | 'failed';
  readonly message: string;
}

/** Makes a new connection each time it is called. */
export interface ChannelOpener {
  readonly name: string;
  open(): Promise<Result<ByteChannel, ChannelFailure>>;
}
