import { silentLog, VirtualClock } from '../../../config/kernel/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import { configurationOf } from '../../../firmware-bridge/boards/link-v1-configuration.js';
import type { ChannelOpener } from '../../../firmware-bridge/channel/byte-channel.js';
import { Link } from '../../../firmware-bridge/link/link.js';
import type { HoldOutcome, PressOutcome } from '../../../firmware-bridge/index.js';
import { InProcessBoard } from '../../../simulator/board/in-process-board.js';
import { normalInputs, station } from '../../unit/firmware-bridge/example-lift.js';
import { ContactDiary } from '../contact-diary.js';

/** Contacts 1 to `floors` press a floor each, this one holds the door. */
export const doorContact = 12;
export const floors = 10;
/** The usual length of a press here, ms. */
export const pulseMs = 250;
/** How long a press may take to be asked for until the board refuses it, ms. */
export const deadlineMs = 900;

const lift = {
  ...station,
  pulseMs,
  floors: Array.from({ length: floors }, (_, index) => {
    const contact = index + 1;
    return { id: String(contact), number: contact, contact, lamp: contact, names: {}, voice: true };
  }),
};

/** The real firmware in virtual time, powered up for so long that it holds a door, and a diary of its contacts. */
export async function boardInVirtualTime() {
  const clock = new VirtualClock();
  const board = new InProcessBoard({ model: { channels: 16 }, clock });
  board.setInputs(normalInputs);
  await board.start();
  await clock.advance(10_100);
  return { clock, board, diary: new ContactDiary(board) };
}

let nonces = 0;

/** The real link to it; the caller starts and stops it. */
export function linkTo(opener: ChannelOpener, clock: Clock): Link {
  const plain = configurationOf(lift);
  const door = { group: 'door', lamp: null, longestPulseMs: 500, longestHoldS: 30 } as const;
  return new Link({
    opener,
    board: lift.board,
    configuration: { ...plain, relays: plain.relays.with(doorContact - 1, door) },
    clock,
    log: silentLog,
    makeNonce: () => (nonces += 1),
  });
}

export function press(link: Link, contact: number, clock: Clock, durationMs = pulseMs): Promise<PressOutcome> {
  return link.pulse({
    contact,
    durationMs,
    deadlineMs: clock.now() + deadlineMs,
    refusal: () => null,
    isWithdrawn: () => false,
  });
}

export function holdDoor(link: Link, holdMs = 20_000): Promise<HoldOutcome> {
  return link.hold({ contact: doorContact, holdMs, refusal: () => null, released: new AbortController().signal });
}

/** Up, and the board's clock known: before, nothing is pressed. */
export async function untilUp(link: Link, clock: VirtualClock): Promise<void> {
  for (let waitedMs = 0; !link.isUp && waitedMs < 20_000; waitedMs += 5) await clock.advance(5);
  if (!link.isUp) throw new Error('the link does not come up');
  await clock.advance(20);
}
