/** A converter that is driven too far gives a run of its largest value; one such sample alone may be chance. */
const nearlyFull = 32_700;
const shortestRun = 2;

/** Whether the top of a wave was cut off. */
export function isClipped(samples: Int16Array): boolean {
  let run = 0;
  for (const sample of samples) {
    run = Math.abs(sample) >= nearlyFull ? run + 1 : 0;
    if (run >= shortestRun) return true;
  }
  return false;
}
