import { defineConfig } from 'vitest/config';

/**
 * One project per layer of the pyramid. The real-time layers come after those that compute; two of their files run at a time,
 * because they mostly wait. Where they assert times, these are bounds with room for a busy machine, not speeds.
 */
const layer = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...options },
});
/** Loading the same modules for each file anew took as long as the tests; none of them keeps anything between files. */
const computing = { isolate: false };
const realTime = { ...computing, sequence: { groupOrder: 1 }, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    restoreMocks: true,
    retry: 0,
    sequence: { shuffle: false },
    testTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      layer('unit', computing),
      layer('contract', computing),
      layer('integration', computing),
      layer('firmware', realTime),
      layer('speech', realTime),
      layer('end-to-end', realTime),
      layer('panel', realTime),
      // Needs an official model of 87 MB: only .ci/run brings it and names it.
      ...(process.env['LIFTVOICE_OFFICIAL_MODEL'] === undefined ? [] : [layer('official-model', realTime)]),
    ],
    coverage: {
      provider: 'v8',
      include: ['config/**', 'firmware-bridge/**', 'speech/**', 'simulator/**', 'controller/**'],
    },
  },
});
