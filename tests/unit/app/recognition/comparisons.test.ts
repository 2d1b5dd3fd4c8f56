import { expect, it } from 'vitest';
import { comparisons } from '../../../../controller/app/bench/recognition/comparisons.js';
import type { CurvePoint } from '../../../../speech/measuring/curves.js';
import { kindRows } from '../../../../speech/measuring/request-kinds.js';
import { doorsOpen, measured, times } from '../../speech/measuring/measured-recording.js';

const counts = { requests: 10, rightOrConfirmable: 0, talk: 0, called: 0, questioned: 0 };
const point = (by: CurvePoint['by'], right: number, wrong: number, condition: CurvePoint['condition']): CurvePoint => {
  return { ...counts, language: 'en', use: 'dev', condition, by, threshold: 0, isInUse: false, right, wrong };
};

it('others are compared where bare numbers are taken at their word, on the curve of the same condition', () => {
  const verdicts = { shipped: 'askedRight', runTimeGrammar: 'wrong', oneModel: 'rejected' } as const;
  const kinds = kindRows([
    ...times(5, measured('right', { verdicts })),
    measured('right', { verdicts, expected: doorsOpen }),
    ...times(2, measured('right', { verdicts: { shipped: 'rejected' } })),
  ]);
  const [quiet, ...others] = comparisons(kinds, [
    point('runTimeGrammar', 7, 0, 'clean'),
    point('runTimeGrammar', 9, 0, '10 dB'),
    point('oneModel', 8, 2, 'clean'),
    point('oneModel', 8, 1, '10 dB'),
  ]);
  expect(others).toEqual([]);
  expect(quiet).toEqual({
    ...{ language: 'en', use: 'dev', condition: 'clean', requests: 8, acceptedRight: 8, acceptedWrong: 0 },
    runTimeGrammar: { acceptedRight: 2, acceptedWrong: 6, ratio: 4, acceptedRightAtEqualWrong: 7 },
    oneModel: { acceptedRight: 2, acceptedWrong: 0, acceptedWrongAtEqualRight: 2 },
  });
});
