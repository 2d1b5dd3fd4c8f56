import { describe, expect, it } from 'vitest';
import { succeed, VirtualClock } from '../../../config/kernel/index.js';
import { ExchangeTimes } from '../../../controller/app/bench/exchange-times.js';
import { atMost, resultLines } from '../../../controller/app/bench/figures.js';
import { judgeLoad, LoadWatch } from '../../../controller/app/bench/machine-load.js';
import { createMemoryLine } from '../../../firmware-bridge/channel/memory-channel.js';

it('an exchange lasts from the first byte sent to the last one of its answer; one without an answer does not count', async () => {
  const clock = new VirtualClock();
  const { host, board } = createMemoryLine(clock);
  const times = new ExchangeTimes(clock);
  const opener = times.through({ name: 'line', open: () => Promise.resolve(succeed(host)) });
  const opened = await opener.open();
  if (!opened.ok) throw new Error('a memory line opens');
  let received = 0;
  opened.value.onData((bytes) => (received += bytes.length));
  for (const answersAtMs of [[4, 9], [], [7]]) {
    opened.value.write(Uint8Array.of(1));
    for (const atMs of answersAtMs)
      clock.setTimeout(() => {
        board.write(Uint8Array.of(2));
      }, atMs);
    await clock.advance(250);
  }
  expect(times.all).toEqual([9, 7]);
  expect(received).toBe(3);
});

describe('a machine', () => {
  const idle = { loadAverage: 1.93, cores: 2, lagMs: 0.42 };
  const result = { name: 'link', how: 'somehow', figures: [atMost('median', 'ms', 16, 12)] };

  it('is busy with more work than cores, or where this program comes late to what is due', () => {
    expect(judgeLoad(idle)).toEqual({ loadAverage: 1.9, cores: 2, lagMs: 0.4, isBusy: false });
    expect(judgeLoad({ ...idle, loadAverage: 2.1 }).isBusy).toBe(true);
    expect(judgeLoad({ ...idle, lagMs: 2.1 }).isBusy).toBe(true);
  });

  it('that was busy is told below the figures, for it may be why one is missed', () => {
    const lines = resultLines({ ...result, machine: judgeLoad({ ...idle, loadAverage: 4 }) });
    expect(lines.slice(0, 2)).toEqual(['link: somehow', '  median: 16 ms  (asked: <= 12 ms: NOT reached)']);
    expect(lines[2]).toMatch(/^ {2}the machine was busy: load average 4 on 2 cores, .* late by 0\.4 ms/);
    expect(resultLines({ ...result, machine: judgeLoad(idle) })).toHaveLength(2);
  });

  it('is watched while something is measured', () => {
    const { cores, lagMs, loadAverage } = new LoadWatch().end();
    expect(cores).toBeGreaterThan(0);
    expect(lagMs).toBeGreaterThanOrEqual(0);
    expect(loadAverage).toBeGreaterThanOrEqual(0);
  });
});
