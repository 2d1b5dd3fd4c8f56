import { describe, expect, it } from 'vitest';
import { kindRows, requestKind } from '../../../../speech/measuring/request-kinds.js';
import { speakerRows } from '../../../../speech/measuring/speaker-rows.js';
import { setRows, talkRows } from '../../../../speech/measuring/summary.js';
import { doorsOpen, measured, talk, times } from './measured-recording.js';

const request = (kind: 'help' | 'closeDoors' | 'distress' | 'confirm') =>
  ({ kind: 'request', intent: { kind } }) as const;

describe('requests by what they are about', () => {
  it.each([
    ['floors', { kind: 'request', intent: { kind: 'floors', floors: ['3', '5'] } } as const],
    ['doors', doorsOpen],
    ['doors', request('closeDoors')],
    ['other', request('help')],
    ['other', request('distress')],
    ['other', { kind: 'request', intent: { kind: 'cancel', floors: ['3'] } } as const],
    ['other', { kind: 'refusal', spoken: '41' } as const],
    [null, { kind: 'nothing' } as const],
  ])('are %s', (kind, expected) => {
    expect(requestKind(expected)).toBe(kind);
  });

  it('are counted apart, of all sets together, each contestant by its own decisions', () => {
    const asked = { verdicts: { shipped: 'askedRight' } } as const;
    const rows = kindRows([
      ...times(3, measured('right', asked)),
      measured('wrong', { ...asked, recording: { set: 'en-numbers' } }),
      ...times(2, measured('right', { ...asked, expected: doorsOpen })),
      ...times(5, talk('called')),
    ]);
    const of = (contestant: string) =>
      rows
        .filter((row) => row.contestant === contestant)
        .map(({ kind, requests: { n, acceptedRight, acceptedWrong, asked: about } }) => {
          return [kind, n, acceptedRight, acceptedWrong, about.right];
        });
    expect(of('bareAccepted')).toEqual([
      ['floors', 4, 3, 1, 0],
      ['doors', 2, 2, 0, 0],
    ]);
    expect(of('shipped')).toEqual([
      ['floors', 4, 0, 0, 4],
      ['doors', 2, 0, 0, 2],
    ]);
  });

  it('are never added up over uses, languages and noises', () => {
    const rows = kindRows([
      measured('right'),
      measured('right', { recording: { use: 'test' } }),
      measured('right', { recording: { language: 'zh' } }),
      measured('right', { condition: '10 dB' }),
    ]);
    const own = rows.filter(({ contestant }) => contestant === 'shipped');
    expect(own.map(({ language, use, condition, requests }) => [language, use, condition, requests.n])).toEqual([
      ['en', 'dev', 'clean', 1],
      ['en', 'test', 'clean', 1],
      ['zh', 'dev', 'clean', 1],
      ['en', 'dev', '10 dB', 1],
    ]);
  });
});

describe('requests by who spoke', () => {
  it('count what each person got, other speech aside', () => {
    const rows = speakerRows([
      ...times(4, measured('right', { verdicts: { shipped: 'askedAmong' } })),
      measured('wrong', { verdicts: { shipped: 'rejected' } }),
      ...times(2, talk('called')),
      measured('rejected', { recording: { speaker: 's02' } }),
    ]);
    const of = (contestant: string) =>
      rows
        .filter((row) => row.contestant === contestant)
        .map((row) => [row.speaker, row.requests, row.right, row.rightOrConfirmable, row.wrong]);
    expect(of('bareAccepted')).toEqual([
      ['s01', 5, 4, 4, 1],
      ['s02', 1, 0, 0, 0],
    ]);
    expect(of('shipped')).toEqual([
      ['s01', 5, 0, 4, 0],
      ['s02', 1, 0, 0, 0],
    ]);
  });
});

describe('rows by set', () => {
  it('count requests and other speech by themselves, and other speech of all sets once more', () => {
    const heard = [
      measured('right', { verdicts: { shipped: 'askedRight' } }),
      ...times(3, talk('called', { verdicts: { shipped: 'questioned' } })),
      talk('called', { recording: { set: 'en-noncommand-wake' }, verdicts: { shipped: 'silent' } }),
    ];
    const sets = setRows(heard).filter(({ contestant }) => contestant === 'shipped');
    expect(sets.map(({ set, n, requests, talk: other }) => [set, n, requests.asked.right, other.questioned])).toEqual([
      ['en-digits', 1, 1, 0],
      ['en-noncommand-words', 3, 0, 3],
      ['en-noncommand-wake', 1, 0, 0],
    ]);
    expect(talkRows(heard).map(({ contestant, called }) => [contestant, called])).toEqual([
      ['shipped', 0],
      ['bareAccepted', 4],
      ['oneModel', 4],
      ['runTimeGrammar', 4],
    ]);
  });
});
