import { describe, expect, it } from 'vitest';
import { recognizerProcesses, usageOf } from '../../../controller/app/bench/process-usage.js';

describe('what a process uses', () => {
  it('is told of this one as Node itself tells it', () => {
    // Enough work to be seen in hundredths of a second.
    const until = performance.now() + 50;
    while (performance.now() < until);
    const { user, system } = process.cpuUsage();
    const usage = usageOf(process.pid);
    expect(usage.cpuSeconds).toBeGreaterThan(0);
    expect(Math.abs(usage.cpuSeconds - (user + system) / 1_000_000)).toBeLessThan(0.5);
    const ratio = usage.residentBytes / process.memoryUsage.rss();
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  it('other children than recognisers are left out', () => {
    expect(recognizerProcesses()).toEqual([]);
  });
});
