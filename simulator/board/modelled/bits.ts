import type { Bits } from '../emulated-board.types.js';

/** Of relay or input `index`, counted from 0. */
export function bitOf(index: number): Bits {
  return 1n << BigInt(index);
}

/** Whether relay or input `index`, counted from 0, is among them. */
export function hasBit(bits: Bits, index: number): boolean {
  return (bits & bitOf(index)) !== 0n;
}
