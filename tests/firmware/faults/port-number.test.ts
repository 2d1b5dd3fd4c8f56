import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { delay, systemClock } from '../../../config/kernel/index.js';
import { openSerialChannel } from '../../../firmware-bridge/channel/serial-channel.js';
import type { PressOutcome } from '../../../firmware-bridge/index.js';
import type { Link, LinkEvent } from '../../../firmware-bridge/link/link.js';
import { openPseudoTerminal } from '../../../simulator/board/pseudo-terminal.js';
import { PtyBoard } from '../../../simulator/board/pty-board.js';
import { ContactDiary } from '../../contract/contact-diary.js';
import { linkTo, press, pulseMs } from '../../contract/faults/lift-with-door.js';
import { waitUntil } from '../../support/wait-until.js';
import { normalInputs } from '../../unit/firmware-bridge/example-lift.js';

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Until the end of the test. @returns its path */
function openTerminal(): string {
  const terminal = openPseudoTerminal();
  if (!terminal.ok) throw new Error(terminal.failure.message);
  endings.push(() => {
    terminal.value.close();
  });
  return terminal.value.path;
}

/** On a busy machine a link may be down just then; what was refused closed nothing. */
async function pressWhenPossible(link: Link, contact: number): Promise<PressOutcome> {
  for (;;) {
    const outcome = await press(link, contact, systemClock);
    if (outcome.kind !== 'refused') return outcome;
    await delay(systemClock, 50);
  }
}

test('a port that vanishes mid-press and returns under another number: found by its stable name, nothing pressed again', async () => {
  const runFolder = mkdtempSync(join(tmpdir(), 'liftvoice-faults-'));
  endings.push(() => {
    rmSync(runFolder, { recursive: true, force: true });
  });
  const openPath = (path: string) => openSerialChannel(path, 38_400);
  const board = new PtyBoard({ model: { channels: 16 }, clock: systemClock, runFolder, name: 'car-1', openPath });
  endings.push(() => board.stop());
  board.setInputs(normalInputs);
  await board.start();
  const diary = new ContactDiary(board);
  const link = linkTo(board.opener, systemClock);
  const events: LinkEvent['type'][] = [];
  link.onEvent(({ type }) => events.push(type));
  link.start();
  endings.push(() => link.stop());
  await waitUntil(() => events.includes('board.changed'), 'the link');

  const cut = pressWhenPossible(link, 2);
  await waitUntil(() => diary.closures.length === 1, 'the press');
  const numberBefore = readlinkSync(board.path);
  let hasEnded = false;
  board.onEnded(() => (hasEnded = true));
  board.unplug();
  await waitUntil(() => hasEnded, 'the end of the board');
  await cut;
  // Somebody else has the number when the board comes back.
  await waitUntil(() => existsSync(numberBefore) || openTerminal() === numberBefore, 'somebody else at its number');

  events.length = 0;
  await board.start();
  expect(readlinkSync(board.path)).not.toBe(numberBefore);
  await waitUntil(() => events.includes('board.changed'), 'the link to the board under its new number');
  await delay(systemClock, pulseMs);
  expect(diary.closures).toHaveLength(1);
  expect(await pressWhenPossible(link, 3)).toMatchObject({ kind: 'done' });
  expect(diary.closures.map(({ contact }) => contact)).toEqual([2, 3]);
});
