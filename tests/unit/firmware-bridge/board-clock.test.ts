import { describe, expect, it } from 'vitest';
import { BoardClock } from '../../../firmware-bridge/link/board-clock.js';

describe('board clock', () => {
  it('is not guessed before it was read', () => {
    expect(new BoardClock().notAfter(1_000, 0)).toBeNull();
  });

  it.each([
    ['ahead by less than 16 bits', 1_000, 500, 700, 1_200],
    ['over the end of 16 bits', 65_500, 0, 100, 64],
    ['a long uptime', 10_000_000, 0, 250, (10_000_000 + 250) % 65_536],
    ['just before its own zero', 65_436, 0, 99, 65_535],
    ['exactly 0 is sent as 1, because 0 means no limit', 65_436, 0, 100, 1],
    ['never further ahead than the signed comparison of the board can tell', 0, 0, 100_000, 30_000],
    ['a host clock far behind the board', 100, 900_000, 900_050, 150],
  ])('%s', (_name, uptimeMs, hostMs, deadlineMs, notAfter) => {
    const clock = new BoardClock();
    clock.read(uptimeMs, hostMs);
    expect(clock.notAfter(deadlineMs, hostMs)).toBe(notAfter);
  });
});
