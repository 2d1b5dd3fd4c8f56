import { describe, expect, it } from 'vitest';
import { curveFigures } from '../../../../controller/app/bench/recognition/curve-figures.js';
import { speakerFigures } from '../../../../controller/app/bench/recognition/speaker-figures.js';
import type { CurvePoint } from '../../../../speech/measuring/curves.js';
import type { SpeakerRow } from '../../../../speech/measuring/speaker-rows.js';

const word = 'bare numbers taken at their word';

describe('the table of accept margins', () => {
  const point = (threshold: number, changes: Partial<CurvePoint> = {}): CurvePoint => ({
    ...{ language: 'en', use: 'dev', condition: 'clean', by: 'twoModels', threshold, isInUse: threshold === 4 },
    ...{ requests: 120, right: 90, wrong: 2, rightOrConfirmable: 100, talk: 300, called: 7, questioned: 0 },
    ...changes,
  });

  it('has a line for a margin, with what it makes of requests and of other speech', () => {
    expect(curveFigures([point(3), point(4, { right: 84, wrong: 0 })])).toMatchObject([
      {
        what: `dev: en, quiet, ${word}, accept margin 3.0         : wrong   2 of 120, other speech called   7 of 300, right  90 of 120`,
        value: 75,
        target: null,
      },
      {
        what: `dev: en, quiet, ${word}, accept margin 4.0 (in use): wrong   0 of 120, other speech called   7 of 300, right  84 of 120`,
        value: 70,
      },
    ]);
  });

  it('is short, has the margin in use whatever it is, and stays together for each condition', () => {
    const noisy = { condition: '10 dB' } as const;
    const points = [
      ...[0, 0.5, 1, 1.5, 2, 2.3, 3, 4, 5, 6, 7, 8].map((threshold) =>
        point(threshold, { isInUse: threshold === 2.3 }),
      ),
      point(4, noisy),
      point(5, noisy),
    ];
    const margins = curveFigures(points).map(({ what }) => /en, (.*?), .*margin (\S+)/u.exec(what)?.slice(1).join(' '));
    const quiet = ['1.0', '2.0', '2.3', '3.0', '4.0', '6.0', '8.0'].map((margin) => `quiet ${margin}`);
    expect(margins).toEqual([...quiet, '10 dB 4.0']);
  });

  it('is of both witnesses, of judged recordings, and of languages in which somebody asked for something', () => {
    const others = [point(4, { by: 'oneModel' }), point(4, { use: 'train' }), point(4, { requests: 0 })];
    expect(curveFigures(others)).toEqual([]);
  });
});

describe('the table of people', () => {
  const row = (speaker: string, requests: number, right: number, changes: Partial<SpeakerRow> = {}): SpeakerRow => ({
    ...{ language: 'en', use: 'dev', condition: 'clean', contestant: 'bareAccepted' },
    ...{ speaker, requests, right, rightOrConfirmable: right + 1, wrong: 0, ...changes },
  });

  it('has the worst understood first and those who said little together', () => {
    const figures = speakerFigures([
      row('s01', 20, 19),
      row('eve', 9, 1, { wrong: 3 }),
      row('s02', 10, 5),
      row('joe', 2, 1),
      row('s02', 10, 0, { contestant: 'shipped' }),
      row('s02', 10, 0, { condition: '10 dB' }),
      row('kim', 40, 0, { use: 'train' }),
    ]);
    expect(figures.map(({ what, value }) => [what.replace(`dev: en, quiet, ${word}, `, ''), value])).toEqual([
      ['speaker s02     : wrong  0 of 10, right or confirmable  6 of 10, right  5 of 10', 50],
      ['speaker s01     : wrong  0 of 20, right or confirmable 20 of 20, right 19 of 20', 95],
      ['others, 2 people: wrong  3 of 11, right or confirmable  4 of 11, right  2 of 11', 18.18],
    ]);
  });

  it('is of each language and use by itself, and names nobody whom the index does not', () => {
    const names = speakerFigures([
      row('', 10, 5),
      row('s01', 3, 3, { language: 'zh' }),
      row('s01', 10, 9, { use: 'test' }),
    ]).map(({ what }) => what.split(':').slice(0, 2).join(':').replaceAll(`, quiet, ${word}`, '').trim());
    expect(names).toEqual(['dev: en, speaker not named', 'dev: zh, others, 1 person', 'test: en, speaker s01']);
  });
});
