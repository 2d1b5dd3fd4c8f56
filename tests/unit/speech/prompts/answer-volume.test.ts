import { beforeEach, describe, expect, it } from 'vitest';
import { Listeners, type PcmBlock } from '../../../../config/kernel/index.js';
import { AnswerVolume } from '../../../../speech/prompts/answer-volume.js';

/* A loudspeaker that arrives at the microphone `wayDb` fainter than it is played, in a room of noise. */

let roomDbFs: number | null;
let wayDb: number;
let blocks: Listeners<PcmBlock>;
let volume: AnswerVolume;

beforeEach(() => {
  roomDbFs = -60;
  wayDb = -20;
  blocks = new Listeners();
  volume = new AnswerVolume({
    quietestDbFs: -20,
    loudestDbFs: -12,
    microphone: { onBlock: (listener) => blocks.add(listener) },
    roomLevelDbFs: () => roomDbFs,
  });
});

/** A square wave: its level is its amplitude. */
const block = (levelDbFs: number): PcmBlock => new Int16Array(320).fill(Math.round(32_768 * 10 ** (levelDbFs / 20)));
const together = (...levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((power, level) => power + 10 ** (level / 10), 0));

/** An answer at the level of the moment, and what else is heard meanwhile; answers in that level. */
function answer(count = 50, otherDbFs = -Infinity): number {
  const { levelDbFs } = volume;
  const ended = volume.follow(levelDbFs);
  for (let at = 0; at < count; at += 1) blocks.emit(block(together(levelDbFs + wayDb, roomDbFs ?? -100, otherDbFs)));
  ended();
  return levelDbFs;
}

describe('how loud an answer is', () => {
  it('is what the site says for a quiet room, until the room and an answer have been measured', () => {
    expect(answer()).toBe(-20);
    roomDbFs = null;
    expect(volume.levelDbFs).toBe(-20);
    roomDbFs = -80;
    expect(volume.levelDbFs).toBe(-20);
  });

  it.each([-49, -47, -44.4, -42])('at the microphone 10 dB over a room of %d dBFS, within a decibel', (room) => {
    answer();
    roomDbFs = room;
    const overDb = volume.levelDbFs + wayDb - room;
    expect(overDb).toBeGreaterThanOrEqual(10);
    expect(overDb).toBeLessThan(11.5);
  });

  it('is never over the loudest of the site, however loud the room', () => {
    answer();
    for (const room of [-41, -30, -5, 0]) {
      roomDbFs = room;
      expect(answer()).toBe(-12);
    }
  });

  it('is not lowered by somebody who speaks meanwhile', () => {
    answer();
    answer(50, -10);
    roomDbFs = -45;
    expect(volume.levelDbFs + wayDb - roomDbFs).toBeGreaterThanOrEqual(10);
  });

  it('rises where answers cannot be told from the room, and follows the amplifier when somebody turns it up', () => {
    wayDb = -50;
    roomDbFs = -45;
    answer();
    expect(volume.levelDbFs).toBe(-12);
    wayDb = -10;
    for (let again = 0; again < 5; again += 1) answer();
    expect(volume.levelDbFs).toBe(-20);
  });

  it.each([
    ['a click', 9],
    ['a microphone that gives nothing', 0],
  ])('learns nothing from %s', (_, count) => {
    wayDb = -50;
    roomDbFs = -45;
    answer(count);
    expect(volume.levelDbFs).toBe(-20);
  });
});
