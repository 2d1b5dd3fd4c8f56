import { describe, expect, it } from 'vitest';
import type { Measured } from '../../../../speech/measuring/measured.js';
import { kindRows } from '../../../../speech/measuring/request-kinds.js';
import { setRows, talkRows } from '../../../../speech/measuring/summary.js';
import { recognitionFigures } from '../../../../controller/app/bench/recognition/recognition-figures.js';
import { doorsOpen, measured, talk, times } from '../../speech/measuring/measured-recording.js';

const word = 'bare numbers taken at their word';
const asked = 'bare numbers asked about';

/** Name without counts and interval -> value, and whether what was asked for is reached. */
function figuresOf(all: readonly Measured[]) {
  const figures = recognitionFigures({ sets: setRows(all), kinds: kindRows(all), talk: talkRows(all) });
  return new Map(
    figures.map(({ what, value, target, isReached }) => [
      what.replace(/, \d+ of \d+ .*$/u, ''),
      { value, target, isReached },
    ]),
  );
}

/** Right at one setting and asked about at the other; called for at the one that accepts more. */
const asking = { verdicts: { shipped: 'askedRight' } } as const;
const pack = [
  ...times(19, measured('right', asking)),
  measured('wrong', { verdicts: { shipped: 'askedOther' } }),
  ...times(4, measured('right', { ...asking, expected: doorsOpen })),
  measured('rejected', { expected: doorsOpen }),
  ...times(47, talk('silent')),
  ...times(3, talk('called', { verdicts: { shipped: 'questioned' } })),
];

describe('requests and other speech', () => {
  it('are judged at one and the same setting: what accepts more right calls for more as well', () => {
    const figures = figuresOf(pack);
    const at = (setting: string) =>
      [
        'floors and digits accepted right',
        'doors (open, close) accepted right',
        'requests accepted right',
        'requests accepted wrong',
        'requests accepted right or confirmable',
        'other short words accepted',
      ].map((what) => figures.get(`dev: en, quiet, ${setting}: ${what}`)?.value);
    expect(at(word)).toEqual([95, 80, 92, 4, 92, 6]);
    expect(at(asked)).toEqual([0, 0, 0, 0, 92, 0]);
  });

  it('are asked for what people never heard should get', () => {
    const targets = [...figuresOf([...pack, talk('called', { recording: { set: 'en-noncommand-wake' } })])]
      .filter(([what, { target }]) => what.includes(word) && target !== null)
      .map(([what, { target, isReached }]) => [what.replace(`dev: en, quiet, ${word}: `, ''), target, isReached]);
    expect(targets).toEqual([
      ['floors and digits accepted right', '>= 95 %', true],
      ['doors (open, close) accepted right', '>= 95 %', false],
      ['requests accepted wrong', '<= 1 %', false],
      ['requests accepted right or confirmable', '>= 90 %', true],
      ['other short words accepted', '<= 1 %', false],
      ['other sentences and wake words accepted', '<= 0 %', false],
      ['requests accepted right, times those with the run-time grammar', '>= 1.6', false],
    ]);
  });

  it('are not asked to be right without a question where bare numbers are asked about', () => {
    const targets = [...figuresOf(pack)].filter(([what, { target }]) => what.includes(asked) && target !== null);
    expect(targets.map(([what]) => what.replace(`dev: en, quiet, ${asked}: `, ''))).toEqual([
      'requests accepted wrong',
      'requests accepted right or confirmable',
      'other short words accepted',
    ]);
  });

  it('are not compared with a grammar that had none of them right', () => {
    const figures = figuresOf([measured('right', { verdicts: { runTimeGrammar: 'rejected' } })]);
    expect([...figures.keys()].filter((what) => what.includes('times those'))).toEqual([]);
    expect([...figures.values()].every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('have their counts and how sure they are beside them', () => {
    const all = { sets: setRows(pack), kinds: kindRows(pack), talk: talkRows(pack) };
    expect(recognitionFigures(all).map(({ what }) => what)).toContain(
      `dev: en, quiet, ${word}: other short words accepted, 3 of 50 (95 % interval 2.1 to 16.2 %)`,
    );
  });

  it('are told in each noise by themselves; at 10 dB 85 % of the requests are asked for and nothing else is', () => {
    const noisy = (['20 dB', '10 dB'] as const).flatMap((condition) => [
      ...times(17, measured('right', { condition })),
      ...times(3, measured('wrong', { condition })),
      talk('called', { condition }),
    ]);
    const figures = [...figuresOf([...pack, ...noisy])];
    const withBar = figures.filter(([what, { target }]) => /\d dB/u.test(what) && target !== null);
    const reached = { value: 85, target: '>= 85 %', isReached: true };
    expect(withBar).toEqual([[`dev: en, 10 dB, ${word}: requests accepted right`, reached]]);
    const value = (what: string) => figures.find(([name]) => name === `dev: en, 20 dB, ${word}: ${what}`)?.[1].value;
    expect(value('other short words accepted')).toBe(100);
    expect(value('requests accepted wrong')).toBe(15);
  });

  it('are never added up over languages and uses, and nothing is told of what was trained on', () => {
    const zh = { recording: { language: 'zh', set: 'zh-noncommand' } };
    const figures = figuresOf([
      ...pack,
      talk('called', zh),
      measured('right', { recording: { use: 'test' } }),
      measured('wrong', { recording: { use: 'train' } }),
    ]);
    const told = new Set([...figures.keys()].map((what) => what.split(',')[0]));
    expect(told).toEqual(new Set(['dev: en', 'dev: zh', 'test: en']));
    expect(figures.get(`dev: zh, quiet, ${asked}: other short words accepted`)?.value).toBe(100);
    expect(figures.get(`test: en, quiet, ${word}: requests accepted right`)?.value).toBe(100);
  });

  it('noise is nobody’s speech: it is counted by the hour only', () => {
    const figures = figuresOf([talk('called', { recording: { set: 'noise', language: '' }, seconds: 3_600 })]);
    expect([...figures.keys()]).toEqual(
      [word, asked].map(
        (setting) => `dev: any, quiet, ${setting}: false calls per hour of other speech, upper 95 % bound`,
      ),
    );
  });
});
