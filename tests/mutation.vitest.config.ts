import { defineConfig } from 'vitest/config';

/** The tests that a mutation run asks about the serial code: those that compute in milliseconds, or it would take a day. */
const names = [
  ...['board-clock', 'board-configuration', 'codec', 'codec.property', 'frame-limits', 'frame-splitter', 'wire-time'],
  ...[
    'configuring',
    'connection',
    'greeter',
    'hold-door',
    'identify-board',
    'link',
    'link-news',
    'link-must-never',
    'port',
    'press-verdict',
    'request.fsm',
  ],
  ...['link-tally', 'session', 'settle-within', 'withdrawn-presses'],
];

/**
 * One worker a run for all files: to load the modules anew for every file costs some ten times as much as to run the tests. On a
 * busy machine no test may fail by being slow: a change would count as noticed that no test notices.
 */
export default defineConfig({
  test: {
    include: [`tests/unit/firmware-bridge/{${names.join(',')}}.test.ts`],
    isolate: false,
    testTimeout: 60_000,
  },
});
