import { defineConfig } from 'vitest/config';

/**
 * One project per layer of the pyramid. The real-time layers come after those that compute; two of their files run at a time,
 * because they mostly wait, but one where whole programs run. Where they assert times, these are bounds with room for a busy machine, not speeds.
 */
const layer = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...options },
});
/** Loading the same modules for each file anew took as long as the tests; none of them keeps anything between files. */
const computing = { isolate: false };
const realTime = { ...computing, sequence: { groupOrder: 1 }, testTimeout: 60_000, hookTimeout: 120_000 };
/**
 * One file at a time: recognisers, firmware and perhaps a browser fill two cores. Beside another program that starts, an emulated
 * board answers too late and its link is lost in the middle of a press, which is said truly and is not what these tests are about.
 */
const alone = {
  ...realTime,
  maxWorkers: 1,
  sequence: { groupOrder: 2 },
  setupFiles: ['tests/support/ahead-of-others.ts'],
};

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
      layer('panel', realTime),
      layer('end-to-end', alone),
      // Needs an official model of 87 MB: only .ci/run brings it and names it.
      ...(process.env['LIFTVOICE_OFFICIAL_MODEL'] === undefined ? [] : [layer('official-model', realTime)]),
    ],
    coverage: {
      provider: 'v8',
      include: ['config/**', 'firmware-bridge/**', 'speech/**', 'simulator/**', 'controller/**'],
    },
  },
});
