import { describe, expect, test } from 'vitest';
import { Chance } from '../../controller/app/scenario/random/chance.js';
import type { BoardUnderTest, ReceivedFrame } from './board-under-test.js';
import { EmulatedFirmware } from './emulated-firmware.js';
import { firmwareRules } from './firmware-rules.contract.js';
import { inSession, message, onlyIfDark, onlyIfLit, pulsePayload } from './link-conversation.js';
import { ModelledFirmware } from './modelled-firmware.js';
import { group, rewired, withDoors } from '../support/wiring.js';

firmwareRules('modelled board, without a processor', (channels) => new ModelledFirmware(channels));

/** Longer than any exchange at 38400 baud: both boards begin the next one at the same instant. */
const turnMs = 40;
const turns = 200;
const doorOpen = 11;
const lamps = [0n, 0x10n, 0x30n, 0x2n];
const interlock = 0x8000n;
/** HOLD_ACK tells besides the clock how long the door may still be held, which counts by it. */
const clockBytes: Readonly<Record<number, number>> = { 0x82: 2, 0x89: 4, 0x85: 4 };

/** What was answered, without the clock of the board, which two boards read up to a ms apart. */
function withoutClock({ frame }: ReceivedFrame): string {
  const { type, payload } = frame;
  const after = 1 + (clockBytes[type] ?? 0);
  return `${type.toString(16)}: ${[...payload.slice(0, 1), ...payload.slice(after)].join(' ')}`;
}

/** What came before may have taken a ms more on one of the two. */
async function toWholeSecond(board: BoardUnderTest): Promise<void> {
  await board.advance(Math.ceil(board.nowMs / 1_000) * 1_000 - board.nowMs);
}

/** A host that asks by chance for what is right and what is not, while lamps and modes come and go and the board is reset. */
async function conversation(board: BoardUnderTest, seed: number): Promise<readonly string[]> {
  const chance = new Chance(seed);
  await board.advance(chance.pick(20, 12_000));
  const wiring = rewired(withDoors(16), { 1: { group: group.revocableFloor }, 5: { group: group.revocableFloor } });
  let host = await inSession(board, wiring);
  await toWholeSecond(board);
  const answers: string[] = [];
  const deeds: readonly (() => Promise<ReceivedFrame> | undefined)[] = [
    () => {
      const channel = chance.pick(1, 4, 5, doorOpen, 13, 15, 16);
      const ms = chance.pick(49, 50, 120, 500, 501);
      return host.request(
        message.pulse,
        pulsePayload({ channel, ms, flags: chance.pick(0, onlyIfDark, onlyIfLit, 4) }),
      );
    },
    () => host.request(message.pulse, pulsePayload({ channel: chance.pick(4, 5, 6), ms: 100, flags: onlyIfDark })),
    () => host.request(message.hold, [doorOpen, chance.pick(0xe8, 0x64), chance.pick(0, 3), 0, 0]),
    () => host.request(message.heartbeat),
    () => host.request(message.readInputs),
    () => (chance.percent(30) ? host.request(message.releaseAll) : host.repeat(message.heartbeat)),
    () => {
      board.setInputs(chance.pickFrom(lamps) ?? 0n);
      return undefined;
    },
    () => {
      board.setInputs(chance.percent(25) ? interlock : 0n);
      return undefined;
    },
    () => {
      if (chance.percent(20)) board[chance.pick('hang', 'powerCycle')]();
      return undefined;
    },
  ];
  for (let turn = 0; turn < turns; turn += 1) {
    const endsMs = board.nowMs + turnMs * chance.pick(1, 1, 4, 20);
    const reply = await chance
      .pickFrom(deeds)?.()
      ?.catch(() => undefined);
    answers.push(reply === undefined ? '-' : withoutClock(reply));
    await board.advance(Math.max(0, endsMs - board.nowMs));
    if (reply?.frame.type !== 0x7f) continue;
    host = await inSession(board, wiring);
    await toWholeSecond(board);
  }
  return answers;
}

describe('the model and the firmware', () => {
  test.each([1, 2, 3, 4])('answer alike and move every contact within a tick of each other (seed %i)', async (seed) => {
    const [model, firmware] = [new ModelledFirmware(16), new EmulatedFirmware(16)];
    const [ours, theirs] = [await conversation(model, seed), await conversation(firmware, seed)];
    expect(ours).toEqual(theirs);
    expect(model.relayEdges.map(({ relays }) => relays)).toEqual(firmware.relayEdges.map(({ relays }) => relays));
    expect(model.relayEdges.length).toBeGreaterThan(15);
    const apartMs = model.relayEdges.map(({ atMs }, edge) => Math.abs(atMs - firmware.relayEdges[edge]!.atMs));
    expect(Math.max(...apartMs)).toBeLessThan(1.5);
  });
});
