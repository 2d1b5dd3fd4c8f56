/** Of the standard normal distribution, two-sided 95 %. */
const z = 1.959964;

/** Both from 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % score interval of a share, after E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927), 209-212, without a correction for continuity. Unlike the textbook's
 * share plus or minus two standard errors it has a width where all or none were counted. It takes recordings for independent:
 * those of one speaker are not, so that what holds for people never heard is less certain than it says.
 *
 * @returns everything from 0 to 1 where nothing was counted
 */
export function wilsonInterval(count: number, n: number): ShareInterval {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2);
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
