#!/usr/bin/env node
import { systemClock } from '../../config/kernel/index.js';
import { untilAskedToEnd } from './until-asked-to-end.js';

// Whoever read the lines may have gone (`| head`, a closed terminal); that must not end a program that presses buttons.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let ended: Promise<void> | null = null;
const askedToEnd = (): Promise<void> => (ended ??= untilAskedToEnd(systemClock));
const args = process.argv.slice(2);
// A service may be stopped while it starts. The program takes half a second to load, and a wish to end must be heard by then.
if (args[0] === 'run') void askedToEnd();

const [{ runCommandLine }, { standardOutput }, { askLine }] = await Promise.all([
  import('./command-line.js'),
  import('./output.js'),
  import('./ask-line.js'),
]);
process.exitCode = await runCommandLine(args, {
  output: standardOutput,
  clock: systemClock,
  timeOfDay: () => new Date(),
  environment: process.env,
  untilAskedToEnd: askedToEnd,
  ask: askLine,
});
// Sockets of browsers and the event loop's leftovers must not keep a stopped program alive.
process.exit();
