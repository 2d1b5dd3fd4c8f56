import { sampleRate, type Clock } from '../../../config/kernel/index.js';

/** Close codes: RFC 6455 section 7.4.1, and 4xxx for our own, after the HTTP status that would say the same. */
export const closeCodes = {
  unsupportedData: 1003,
  policyViolation: 1008,
  tryAgainLater: 1013,
  notFound: 4404,
  notSimulated: 4409,
} as const;

export type FrameVerdict =
  | { readonly ok: true; readonly samples: Int16Array }
  | { readonly ok: false; readonly closeCode: number; readonly reason: string };

/** Seconds of audio that may arrive ahead of time, for networks that stall and catch up. */
const burstSeconds = 5;

/** Turns frames of the browser's microphone into samples, and refuses what no microphone sends. */
export class MicrophoneFrames {
  readonly #clock: Clock;
  #aheadSamples = 0;
  #lastMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastMs = clock.now();
  }

  accept(frame: Uint8Array, isBinary: boolean): FrameVerdict {
    if (!isBinary) return refuse(closeCodes.unsupportedData, 'binary frames only');
    if (frame.byteLength % 2 !== 0) return refuse(closeCodes.unsupportedData, 'half a sample');
    const count = frame.byteLength / 2;
    const nowMs = this.#clock.now();
    const elapsedSamples = ((nowMs - this.#lastMs) * sampleRate) / 1000;
    this.#lastMs = nowMs;
    this.#aheadSamples = Math.max(0, this.#aheadSamples - elapsedSamples) + count;
    if (this.#aheadSamples > burstSeconds * sampleRate) {
      return refuse(closeCodes.policyViolation, 'faster than real time');
    }
    return { ok: true, samples: samplesOf(frame) };
  }
}

function refuse(closeCode: number, reason: string): FrameVerdict {
  return { ok: false, closeCode, reason };
}

/** A copy: the frame's memory belongs to the socket, and it need not start at an even address. */
function samplesOf(frame: Uint8Array): Int16Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return Int16Array.from({ length: frame.byteLength / 2 }, (_, index) => view.getInt16(index * 2, true));
}
