import { delay, systemClock } from '../../config/kernel/index.js';
import { openSerialChannel } from '../../firmware-bridge/channel/serial-channel.js';
import { linkTiming } from '../../firmware-bridge/link/link-timing.js';
import type { Link } from '../../firmware-bridge/link/link.js';
import { floors, holdDoor, linkTo, press } from '../contract/faults/lift-with-door.js';

/*
 * A host to be killed, stopped and blocked: the real link over the real serial driver to every path it was started with. It
 * presses when it is told to; every second link holds its door instead where `holdDoors` says so.
 */

export type HostCommand =
  | { readonly type: 'go'; readonly holdDoors: boolean }
  | { readonly type: 'block'; readonly ms: number }
  /** To be answered when every link is up and has had answers since. */
  | { readonly type: 'whenUp' };

export type HostMessage =
  | { readonly type: 'up' }
  /** The thread comes to a halt now, in the time that all processes share. */
  | { readonly type: 'blocking'; readonly atNs: bigint };

const links = process.argv.slice(2).map((path) => linkTo(openSerialChannel(path, 38_400), systemClock));
let turn = 0;

process.on('message', (command: HostCommand) => {
  switch (command.type) {
    case 'go':
      go(command.holdDoors);
      break;
    case 'block':
      tell({ type: 'blocking', atNs: process.hrtime.bigint() });
      // The thread does not come back before, as in a computation that takes so long.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, command.ms);
      break;
    case 'whenUp':
      void Promise.all(links.map(untilAnswered)).then(() => {
        tell({ type: 'up' });
      });
      break;
  }
});
process.on('disconnect', () => {
  process.exit(0);
});
for (const link of links) link.start();

function tell(message: HostMessage): void {
  process.send?.(message);
}

function go(holdDoors: boolean): void {
  turn += 1;
  for (const [index, link] of links.entries()) void act(link, holdDoors && index % 2 === 1);
}

/** On a busy machine a link may be down just then; what was refused and closed nothing is asked for anew. */
async function act(link: Link, holds: boolean): Promise<void> {
  const contact = (turn % floors) + 1;
  for (;;) {
    const outcome = await (holds ? holdDoor(link) : press(link, contact, systemClock));
    // A hold that was refused at a later HOLD than its first has closed the contact before.
    if (outcome.kind !== 'refused' || ('heldMs' in outcome && outcome.heldMs >= linkTiming.holdRenewMs)) return;
    await delay(systemClock, 50);
  }
}

async function untilAnswered(link: Link): Promise<void> {
  const before = link.counters.exchanges;
  while (!link.isUp || link.counters.exchanges < before + 2) await delay(systemClock, 10);
}
