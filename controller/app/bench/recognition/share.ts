import { wilsonInterval } from '../../../../speech/index.js';

/** A share as `plain`, `atMost` and `atLeast` want it: the counts and how sure they are stand beside the name, the value is in %. */
export function share(what: string, count: number, n: number): readonly [what: string, unit: 'percent', value: number] {
  const { low, high } = wilsonInterval(count, n);
  const [from, to] = [low, high].map((end) => (100 * end).toFixed(1));
  return [`${what}, ${count} of ${n} (95 % interval ${from} to ${to} %)`, 'percent', (100 * count) / n];
}
