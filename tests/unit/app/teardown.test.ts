import { describe, expect, it } from 'vitest';
import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import { Teardown } from '../../../controller/app/teardown.js';

describe('a teardown', () => {
  it('runs its steps in reverse order, once', async () => {
    const run: string[] = [];
    const teardown = new Teardown(new VirtualClock(), silentLog);
    teardown.add('first', () => void run.push('first'));
    teardown.add('second', () => void run.push('second'));
    await Promise.all([teardown.run(), teardown.run()]);
    expect(run).toEqual(['second', 'first']);
  });

  it('takes down at once what is built while it runs, and lets nothing more be built', async () => {
    const run: string[] = [];
    const teardown = new Teardown(new VirtualClock(), silentLog);
    const done = teardown.run();
    expect(() => {
      teardown.add('late', () => void run.push('late'));
    }).toThrow('no late any more');
    expect(run).toEqual(['late']);
    await done;
    expect(run).toEqual(['late']);
  });
});
