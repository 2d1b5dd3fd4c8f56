#!/usr/bin/env node
import { systemClock } from '../../config/kernel/index.js';
import { runCommandLine } from './command-line.js';
import { standardOutput } from './output.js';
import { untilAskedToEnd } from './until-asked-to-end.js';

// Whoever read the lines may have gone (`| head`, a closed terminal); that must not end a program that presses buttons.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: standardOutput,
  clock: systemClock,
  timeOfDay: () => new Date(),
  environment: process.env,
  untilAskedToEnd: () => untilAskedToEnd(systemClock),
});
// Sockets of browsers and the event loop's leftovers must not keep a stopped program alive.
process.exit();
