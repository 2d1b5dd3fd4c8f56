/**
 * Upper 95 % bound of a rate: with this rate, so few events as were seen would come up in one of twenty trials. Exact Poisson;
 * for no event at all it is the rule of three, 3.0 / T.
 *
 * @param events counted, 0 and more
 * @param exposure how long was counted, in the unit of the rate (hours)
 * @returns events per unit; infinite where nothing was watched
 */
export function upperRate(events: number, exposure: number): number {
  if (exposure <= 0) return Infinity;
  let [low, high] = [events, events * 2 + 10];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(events, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high / exposure;
}

function chanceOfAtMost(events: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= events; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}
