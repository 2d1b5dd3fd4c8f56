import { parentPort, workerData } from 'node:worker_threads';
import { openRides, type RidesPlan } from './rides-of-site.js';

/* A thread that plays rides: told seeds, it answers with their outcomes in the same order. Its site has been read before. */

const rides = openRides(workerData as RidesPlan).then((opened) => {
  if (opened.ok) return opened.value;
  throw new Error('the site, which could be used a moment ago, cannot be used any more; start again');
});

let played: Promise<void> = Promise.resolve();

parentPort?.on('message', (seed: number) => {
  played = played.then(async () => {
    parentPort?.postMessage(await (await rides).ride(seed));
  });
});
