import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { delay, forkModule, seededRandom, systemClock } from '../../../config/kernel/index.js';
import { openSerialChannel } from '../../../firmware-bridge/channel/serial-channel.js';
import { PtyBoard } from '../../../simulator/board/pty-board.js';
import { ContactDiary } from '../../contract/contact-diary.js';
import { doorContact, pulseMs } from '../../contract/faults/lift-with-door.js';
import type { HostCommand, HostMessage } from '../../support/pressing-host-process.js';
import { waitUntil } from '../../support/wait-until.js';
import { normalInputs } from '../../unit/firmware-bridge/example-lift.js';

/*
 * Real time, real processes: five boards, each the firmware in a process of its own behind a terminal, and one host process with
 * the real link over the real serial driver to all five. One signal to the host is five instants, for every board is at another
 * point of its press. When a contact opened is told by its board, and for how long the board's own time stood still meanwhile,
 * because the machine was busy with something else: in that time no firmware can open a contact.
 */

const boardsOfAHost = 5;
/** ms that no contact may be closed for after its host has gone. */
const neverLongerMs = 1_200;
/** ms; a board that has just started does not hold a door. */
const holdsAfterMs = 10_500;

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function plugIn(runFolder: string, name: string) {
  const board = new PtyBoard({
    model: { channels: 16 },
    clock: systemClock,
    runFolder,
    name,
    openPath: (path) => openSerialChannel(path, 38_400),
  });
  endings.push(() => board.stop());
  board.setInputs(normalInputs);
  await board.start();
  return { board, diary: new ContactDiary(board) };
}

class Crew {
  /** How long the contacts of floors were closed, ms. */
  readonly heldMs: number[] = [];
  readonly #random: () => number;
  readonly #boards: Awaited<ReturnType<typeof plugIn>>[];
  readonly #pluggedAtMs = systemClock.now();
  #host: ChildProcess | undefined;

  constructor(boards: Awaited<ReturnType<typeof plugIn>>[], seed: number) {
    this.#boards = boards;
    this.#random = seededRandom(seed);
  }

  async startHost(): Promise<void> {
    const paths = this.#boards.map(({ board }) => board.path);
    const host = forkModule(new URL('../../support/pressing-host-process.js', import.meta.url), { args: paths });
    endings.push(() => void host.kill('SIGKILL'));
    this.#host = host;
    await this.whenUp();
  }

  async whenUp(): Promise<void> {
    await this.#ask({ type: 'whenUp' }, 'up');
  }

  /** Settles with the time at which the host comes to a halt for `ms`: a busy one takes its time to read of it. */
  async block(ms: number): Promise<number> {
    const { atNs } = await this.#ask({ type: 'block', ms }, 'blocking');
    return systemClock.now() - Number(process.hrtime.bigint() - atNs) / 1e6;
  }

  /** Until the boards are old enough to hold a door. */
  async untilDoors(): Promise<void> {
    await delay(systemClock, Math.max(0, this.#pluggedAtMs + holdsAfterMs - systemClock.now()));
  }

  /** Five instants. @param away takes the host away for a second and more, or for good, and says when where that is not at once */
  async lose(holdDoors: boolean, away: (host: ChildProcess) => unknown): Promise<void> {
    const before = this.#boards.map(({ diary }) => diary.closures.length);
    this.#tell({ type: 'go', holdDoors });
    await waitUntil(() => this.#boards.every(({ diary }, at) => diary.closures.length > before[at]!), 'the presses');
    await delay(systemClock, this.#random() * 150);
    const nowMs = systemClock.now();
    const gone = await away(this.#host!);
    const goneAtMs = typeof gone === 'number' ? gone : nowMs;
    await delay(systemClock, neverLongerMs);
    // On a busy machine a board may be late to tell of it; when its contact opened is what counts.
    await waitUntil(() => this.#boards.every(({ board }) => board.relays === 0n), 'the contacts to open');
    for (const [at, { diary }] of this.#boards.entries()) {
      expect(diary.closures).toHaveLength(before[at]! + 1);
      const { contact, closedAtMs, heldMs, stoodStillMs } = diary.closures.at(-1)!;
      expect(closedAtMs + heldMs! - stoodStillMs - goneAtMs).toBeLessThan(neverLongerMs);
      if (contact !== doorContact) this.heldMs.push(heldMs!);
    }
  }

  #tell(command: HostCommand): void {
    this.#host?.send(command);
  }

  #ask<Type extends HostMessage['type']>(
    command: HostCommand,
    type: Type,
  ): Promise<Extract<HostMessage, { type: Type }>> {
    const answered = new Promise<Extract<HostMessage, { type: Type }>>((resolve) => {
      this.#host?.once('message', (message: HostMessage) => {
        expect(message.type).toBe(type);
        resolve(message as Extract<HostMessage, { type: Type }>);
      });
    });
    this.#tell(command);
    return answered;
  }
}

async function gatherCrew(seed: number): Promise<Crew> {
  const runFolder = mkdtempSync(join(tmpdir(), 'liftvoice-faults-'));
  endings.push(() => {
    rmSync(runFolder, { recursive: true, force: true });
  });
  const names = Array.from({ length: boardsOfAHost }, (_, index) => `car-${index + 1}`);
  const crew = new Crew(await Promise.all(names.map((name) => plugIn(runFolder, name))), seed);
  await crew.startHost();
  return crew;
}

/** 25 instants. */
async function live(crew: Crew): Promise<void> {
  const stopAndGoOn = async (holdDoors: boolean): Promise<void> => {
    await crew.lose(holdDoors, (host) => {
      host.kill('SIGSTOP');
      systemClock.setTimeout(() => host.kill('SIGCONT'), 5_000);
    });
    await delay(systemClock, 5_100 - neverLongerMs);
    await crew.whenUp();
  };
  const killAndReplace = async (holdDoors: boolean): Promise<void> => {
    await crew.lose(holdDoors, (host) => host.kill('SIGKILL'));
    await crew.startHost();
  };
  await killAndReplace(false);
  await stopAndGoOn(false);
  await crew.untilDoors();
  await killAndReplace(true);
  await stopAndGoOn(true);
  await crew.lose(true, () => crew.block(2_000));
}

test('a host killed, stopped for 5 s and blocked for 2 s while a contact is closed or a door held, at 50 instants in real time', async () => {
  const crews = await Promise.all([gatherCrew(17), gatherCrew(71)]);
  await Promise.all(crews.map(live));
  const heldMs = crews.flatMap((crew) => crew.heldMs).toSorted((one, other) => one - other);
  // Two of five boards held their doors three times in each crew.
  expect(heldMs).toHaveLength(50 - 2 * 2 * 3);
  // Each to the millisecond in virtual time; here an emulator may have had to wait for its turn, though not most of them.
  expect(heldMs[heldMs.length / 2]).toBeLessThanOrEqual(pulseMs + 2);
}, 120_000);
