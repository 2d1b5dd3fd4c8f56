import { expect, it } from 'vitest';
import { silentLog } from '../../../config/kernel/index.js';
import { LinkNews } from '../../../firmware-bridge/link/link-news.js';
import type { LinkNewsEvent } from '../../../firmware-bridge/link/link-news.js';
import type { BoardRefusal } from '../../../firmware-bridge/link/link.machine.js';

const refusal: BoardRefusal = { code: 'ELV-LINK-003', reason: 'another board' };
const board = { firmware: 'a board', relays: 8, inputs: 8 };
const lost = (reason: string): LinkNewsEvent => ({ type: 'link.lost', reason });

function listened() {
  const events: LinkNewsEvent[] = [];
  const levels: string[] = [];
  const write = (level: string) => () => {
    levels.push(level);
  };
  const log = { ...silentLog, info: write('info'), warn: write('warn'), error: write('error') };
  const news = new LinkNews(log, (event) => {
    events.push(event);
  });
  return { news, events, levels };
}

it('tells that there is no link once for each reason, not at every attempt', () => {
  const { news, events } = listened();
  for (const reason of ['no port', 'no port', 'no answer', 'no answer', 'no port']) news.unreachable(reason);
  expect(events).toEqual([lost('no port'), lost('no answer'), lost('no port')]);
});

it('tells it anew after the link was up, and after a board was refused', () => {
  const { news, events } = listened();
  news.unreachable('no port');
  news.up(board);
  news.unreachable('no port');
  news.refused(refusal);
  news.unreachable('no port');
  const noPort = lost('no port');
  expect(events).toEqual([noPort, { type: 'link.up', board }, noPort, { type: 'link.refused', ...refusal }, noPort]);
});

it('tells that a board is refused once, however often it is tried again, and anew when the reason is another', () => {
  const { news, events, levels } = listened();
  const other: BoardRefusal = { code: 'ELV-LINK-003', reason: 'another board: relays 32 instead of 16' };
  for (const each of [refusal, refusal, other, other, refusal]) news.refused(each);
  expect(events).toEqual([refusal, other, refusal].map((each) => ({ type: 'link.refused', ...each })));
  expect(levels).toEqual(['error', 'error', 'error']);
});

it('warns of a link that is lost, and of none that was closed on purpose', () => {
  const { news, events, levels } = listened();
  news.lost('the cable is out', false);
  news.lost('stopped', true);
  expect(events).toEqual([lost('the cable is out'), lost('stopped')]);
  expect(levels).toEqual(['warn', 'info']);
});
