/** What a request takes is compared in milliseconds, up to this; what the ride takes is not. */
const longestInMs = 2_000;

/** "392 ms", "14.4 s": as fine as anybody cares for. */
export function inMsOrSeconds(ms: number, milliseconds: string, seconds: string): string {
  return ms < longestInMs ? `${Math.round(ms)} ${milliseconds}` : `${(ms / 1_000).toFixed(1)} ${seconds}`;
}
