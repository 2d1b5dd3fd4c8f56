#!/usr/bin/env node
import { systemClock } from '../../config/kernel/index.js';
import { runCommandLine } from './command-line.js';
import { standardOutput } from './output.js';

/** SIGINT and SIGTERM ask for an orderly end; a second one does not wait for it. */
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      resolve();
      process.once(signal, () => process.exit(1));
    });
  }
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: standardOutput,
  clock: systemClock,
  timeOfDay: () => new Date(),
  environment: process.env,
  ended,
});
// Sockets of browsers and the event loop's leftovers must not keep a stopped program alive.
process.exit();
