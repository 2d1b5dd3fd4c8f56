import { limits } from '../../protocol/index.js';
import type { BoardInputs } from '../board.types.js';

/** ms. The same time for which the LINK v1 firmware watches an input. */
const watchMs = limits.blinkMaxMs.value;

/**
 * What the inputs of a board have lately read. Such a board tells what is closed at the instant of a question, so one answer
 * says nothing of a lamp that blinks or runs on AC: it may have come in a dark phase. What read both ways within the last
 * 1,500 ms blinks; and before it was watched for so long, nobody knows.
 */
export class InputHistory {
  #readings: { readonly inputs: bigint; readonly atMs: number }[] = [];
  #beganMs: number | undefined;

  /** What is known of the inputs with this reading. */
  note(inputs: bigint, nowMs: number): BoardInputs {
    this.#beganMs ??= nowMs;
    this.#readings = [...this.#readings.filter(({ atMs }) => nowMs - atMs <= watchMs), { inputs, atMs: nowMs }];
    if (nowMs - this.#beganMs < watchMs) return { inputs: null };
    const blinking = this.#readings.reduce((bits, reading) => bits | (reading.inputs ^ inputs), 0n);
    return { inputs, blinking };
  }
}
