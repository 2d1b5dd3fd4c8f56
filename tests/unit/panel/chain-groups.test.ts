import { describe, expect, it } from 'vitest';
import type { ChainEntry } from '../../../controller/api/contract/view.schema.js';
import { groupChain } from '../../../controller/panel/components/chain-groups.js';

const entry = (sequence: number, utterance: number | null, rest: Partial<ChainEntry> = {}): ChainEntry => ({
  sequence,
  utterance,
  ride: null,
  at: '2026-01-05T09:30:00.000Z',
  step: 'heard',
  text: { zh: '', en: '' },
  afterSpeechMs: null,
  ...rest,
});

describe('the log', () => {
  it('keeps an utterance together though others fell between, and puts the newest first', () => {
    const groups = groupChain([entry(1, 1), entry(2, null), entry(3, 2), entry(4, 1)]);
    expect(groups.map(({ entries }) => entries.map(({ sequence }) => sequence))).toEqual([[3], [2], [1, 4]]);
  });

  it('gives what the lift did by itself a line of its own', () => {
    expect(groupChain([entry(1, null), entry(2, null)]).map(({ isUtterance }) => isUtterance)).toEqual([false, false]);
  });

  it('leaves out what remains of an utterance whose beginning was dropped, and keeps one that was lost while it was spoken', () => {
    const groups = groupChain([
      entry(7, 1, { step: 'decided', afterSpeechMs: 262 }),
      entry(8, 1, { step: 'pressed', afterSpeechMs: 281 }),
      entry(9, 2, { step: 'decided' }),
      entry(10, 2, { step: 'answered' }),
      entry(11, 1, { step: 'served', afterSpeechMs: 14_354 }),
    ]);
    expect(groups.map(({ entries }) => entries.map(({ sequence }) => sequence))).toEqual([[9, 10]]);
  });
});
