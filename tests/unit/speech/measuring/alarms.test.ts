import { describe, expect, it } from 'vitest';
import { alarmFigures } from '../../../../controller/app/bench/recognition/alarm-figures.js';
import { falseAlarms } from '../../../../speech/measuring/alarms.js';
import type { Measured, Outcome } from '../../../../speech/measuring/measured.js';

function heard(changes: Partial<Measured>, pressesAlarm = false, use = 'dev'): Measured {
  const outcome: Outcome = { verdict: 'silent', reason: null, heard: '', pressesAlarm };
  return {
    recording: {
      ...{ file: 'a', path: 'a', set: 's', speaker: 'x', language: 'zh', transcript: null },
      floors: null,
      use,
    },
    condition: 'clean',
    seconds: 36,
    expected: { kind: 'nothing' },
    outcomes: { shipped: outcome, bareAccepted: outcome, oneModel: outcome, runTimeGrammar: outcome },
    decisionMs: 0,
    evidence: [],
    withoutFloor: [],
    ...changes,
  };
}

const twelve = { kind: 'request', intent: { kind: 'floors', floors: ['12'] } } as const;
const help = { kind: 'request', intent: { kind: 'distress' } } as const;

describe('alarms that speech presses which is no call for help', () => {
  it('are counted per hour of speech with their bound, requests among it; calls for help and noise are not', () => {
    const rows = [
      ...Array.from({ length: 98 }, () => heard({})),
      heard({ expected: twelve }),
      heard({}, true),
      heard({ expected: help }, true),
      heard({ condition: '10 dB' }, true),
    ];
    const [tally, ...others] = falseAlarms(rows);
    expect(others).toEqual([]);
    expect(tally).toMatchObject({ use: 'dev', n: 100, pressed: 1, hours: 1 });
    expect(tally?.perHourBound).toBeCloseTo(4.74, 2);
  });

  it('of none the bound is three in the time that was listened', () => {
    expect(falseAlarms([heard({ seconds: 3_600 })])[0]?.perHourBound).toBeCloseTo(3.0, 2);
  });

  it('are told for development and test apart', () => {
    const figures = alarmFigures(falseAlarms([heard({}), heard({}, true, 'test'), heard({}, true, 'train')]));
    expect(figures.map(({ what, value }) => [what, value])).toMatchObject([
      ['dev: alarms pressed by speech that is no call for help, n = 1, 0.01 h of speech', 0],
      ['dev: the same per hour of speech, upper 95 % bound', expect.any(Number)],
      ['test: alarms pressed by speech that is no call for help, n = 1, 0.01 h of speech', 1],
      ['test: the same per hour of speech, upper 95 % bound', expect.any(Number)],
    ]);
  });
});
