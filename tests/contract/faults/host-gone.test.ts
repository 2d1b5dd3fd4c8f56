import { expect, it } from 'vitest';
import { seededRandom } from '../../../config/kernel/index.js';
import type { VirtualClock } from '../../../config/kernel/index.js';
import type { Link } from '../../../firmware-bridge/link/link.js';
import type { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import type { ContactDiary } from '../contact-diary.js';
import { HostProcess } from './host-process.js';
import { boardInVirtualTime, doorContact, floors, holdDoor, linkTo, press, untilUp } from './lift-with-door.js';

/*
 * What happens to a contact when the host is gone at a random instant of a press or a hold: one board lives through all of them,
 * in virtual time. Every fifth instant falls into a hold of the door.
 */

/** ms; short, since the processor time of a thousand presses goes by it. */
const pulseMs = 100;
/** ms; what a line of 38400 baud may still carry to the board at that instant. */
const onTheWireMs = 5;
/** ms; the emulated board is looked at in slices, its edges are told with the instant at which they were. */
const sliceMs = 6;
/** ms. The longest a HOLD keeps the door, and the board's longest wait for a host. */
const longestHoldMs = 1_000;
/** Holds, so that all of them together stay below the 30 s that a door may be held in one go. */
const holdsInOneGo = 15;
const pauseMs = 10_100;

interface Scene {
  readonly clock: VirtualClock;
  readonly board: InProcessBoard;
  readonly diary: ContactDiary;
  host: HostProcess;
  link: Link;
}

async function connect(scene: Pick<Scene, 'clock' | 'board'>): Promise<Pick<Scene, 'host' | 'link'>> {
  const host = new HostProcess(scene.clock);
  const link = linkTo(host.through(scene.board.opener), host.clock);
  link.start();
  await untilUp(link, scene.clock);
  return { host, link };
}

type Misfortune = (scene: Scene, settledMs: number) => Promise<void>;

/** Its supervisor starts another one when the contact had its time. */
const killed: Misfortune = async (scene, settledMs) => {
  await scene.host.kill();
  await scene.clock.advance(settledMs);
  expect(scene.board.relays).toBe(0n);
  Object.assign(scene, await connect(scene));
};

function stoppedFor(durationMs: number): Misfortune {
  return async ({ host, link, clock, board }, settledMs) => {
    host.stop();
    await clock.advance(settledMs);
    expect(board.relays).toBe(0n);
    await clock.advance(durationMs - settledMs);
    host.goOn();
    await clock.advance(200);
    await untilUp(link, clock);
  };
}

async function pressAndLose(scene: Scene, contact: number, afterMs: number, misfortune: Misfortune): Promise<void> {
  const { clock, diary } = scene;
  const before = diary.closures.length;
  const outcome = press(scene.link, contact, scene.host.clock, pulseMs);
  await clock.advance(afterMs);
  await misfortune(scene, pulseMs + onTheWireMs + sliceMs);
  const closures = diary.closures.slice(before);
  expect(closures.length).toBeLessThanOrEqual(1);
  for (const closure of closures) {
    expect(closure.contact).toBe(contact);
    expect(closure.heldMs).toBeLessThanOrEqual(pulseMs + 1);
  }
  // A process that was killed knows nothing any more; its promise would wait for ever.
  const { kind } = await Promise.race([outcome, Promise.resolve({ kind: 'killed' })]);
  if (kind === 'done') expect(closures).toHaveLength(1);
  if (kind === 'refused') expect(closures).toEqual([]);
}

async function holdAndLose(scene: Scene, afterMs: number, misfortune: Misfortune): Promise<void> {
  const { clock, diary } = scene;
  const before = diary.closures.length;
  void holdDoor(scene.link);
  await clock.advance(afterMs);
  const goneAtMs = clock.now();
  await misfortune(scene, longestHoldMs + onTheWireMs + sliceMs);
  const closures = diary.closures.slice(before);
  expect(closures).toMatchObject(closures.length === 0 ? [] : [{ contact: doorContact }]);
  for (const { closedAtMs, heldMs } of closures) {
    expect(closedAtMs + (heldMs ?? Infinity) - goneAtMs).toBeLessThanOrEqual(longestHoldMs + onTheWireMs);
  }
}

it.each<readonly [string, number, Misfortune]>([
  ['killed with SIGKILL', 900, killed],
  ['stopped with SIGSTOP for 5 s', 35, stoppedFor(5_000)],
  ['with its event loop blocked for 2 s', 65, stoppedFor(2_000)],
])(
  'a host %s at %i random instants: the contact opens within its pulse length, the door within 1 s, and no press is made again',
  async (_what, instants, misfortune) => {
    const random = seededRandom(instants);
    const stage = await boardInVirtualTime();
    const scene: Scene = { ...stage, ...(await connect(stage)) };
    for (let instant = 0; instant < instants; instant += 1) {
      if (instant % 5 < 4) await pressAndLose(scene, (instant % floors) + 1, random() * (pulseMs + 20), misfortune);
      else {
        // Four presses were between: the door has been open for 1 s, or it would not be closed again.
        if (instant % (5 * holdsInOneGo) === 4) await scene.clock.advance(pauseMs);
        await holdAndLose(scene, random() * 900, misfortune);
      }
    }
    const { diary } = scene;
    expect(diary.mostClosed).toBe(1);
    // At most instants the contact is closed; otherwise this would show nothing.
    expect(diary.closures.length).toBeGreaterThan(instants * 0.8);
    expect(diary.closures.filter(({ contact }) => contact === doorContact).length).toBeGreaterThan(instants * 0.15);
  },
  240_000,
);
