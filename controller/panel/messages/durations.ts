/** "392 ms", "14.4 s": as fine as anybody cares for. */
export function inMsOrSeconds(ms: number, milliseconds: string, seconds: string): string {
  const whole = Math.round(ms);
  return whole < 1_000 ? `${whole} ${milliseconds}` : `${(ms / 1_000).toFixed(1)} ${seconds}`;
}
