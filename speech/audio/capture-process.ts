import type { Unsubscribe } from '../../config/kernel/index.js';

/** Why a recording program is no more. */
export interface CaptureEnd {
  readonly reason: 'missingProgram' | 'ended';
  /** Exit code, signal and the last words of the program, for the log. */
  readonly detail: string;
}

/** One run of a program that records: bytes of little-endian signed 16-bit samples until it ends, once. */
export interface CaptureProcess {
  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /**
   * Which source of a sound server the program records, told once soon after its first bytes and whenever the server moves it;
   * null: no sound server, or it does not tell.
   */
  onSource(listener: (name: string | null) => void): Unsubscribe;
  /** Told exactly once, also to a listener that comes late. */
  onEnd(listener: (end: CaptureEnd) => void): void;
  /** Ends it, by force after 300 ms; settles when it has ended. */
  stop(): Promise<void>;
}

export type StartCapture = () => CaptureProcess;
