import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../controller/api/contract/view.schema.js';
import { differences } from '../../../../controller/app/scenario/compare.js';
import type { Expectation } from '../../../../controller/app/scenario/expectation.schema.js';
import { readyBench } from '../../../support/station-bench.js';

const answer: Answer = {
  kind: 'registered',
  floor: '3',
  direction: null,
  language: 'en',
  text: { en: 'Floor 3', zh: '3楼' },
  utterance: 1,
};

const { station, service } = await readyBench();
const seen = {
  station,
  view: service.view(),
  answers: [answer],
  closures: [{ button: '3', contact: 4, closedAtMs: 10, openedAtMs: 260 }],
  closed: [],
  reached: ['2'],
  lit: ['12', '3'],
};

describe('an expectation', () => {
  it('is met by what there is to see', () => {
    const met: Expectation = {
      answers: ['registered'],
      language: 'en',
      about: '3',
      says: 'Floor 3',
      pressed: ['3'],
      closed: [],
      closedMs: 250,
      served: ['2'],
      lit: ['3', '12'],
      calls: { '3': 'none' },
      availability: 'ready',
      asking: false,
      buttonOnly: ['5'],
      notices: [],
    };
    expect(differences(met, seen)).toEqual([]);
  });

  it.each([
    [{ answers: [] }, { field: 'answers', expected: '[]', seen: '["registered"]' }],
    [{ language: 'zh' }, { field: 'language', expected: '"zh"', seen: '"en"' }],
    [{ about: '2' }, { field: 'about', expected: '"2"', seen: '"3"' }],
    [{ says: '3楼' }, { field: 'says', expected: '... 3楼 ...', seen: 'Floor 3' }],
    [{ pressed: ['3', '3'] }, { field: 'pressed', expected: '["3","3"]', seen: '["3"]' }],
    [{ closed: ['3'] }, { field: 'closed', expected: '["3"]', seen: '[]' }],
    [{ closedMs: 500 }, { field: 'closedMs', expected: '500 each', seen: '[250]' }],
    [{ served: [] }, { field: 'served', expected: '[]', seen: '["2"]' }],
    [{ lit: ['3'] }, { field: 'lit', expected: '["3"]', seen: '["12","3"]' }],
    [{ calls: { '3': 'registered' } }, { field: 'calls.3', expected: '"registered"', seen: '"none"' }],
    [{ availability: 'deaf' }, { field: 'availability', expected: '"deaf"', seen: '"ready"' }],
    [{ asking: true }, { field: 'asking', expected: 'true', seen: 'false' }],
    [{ buttonOnly: [] }, { field: 'buttonOnly', expected: '[]', seen: '["5"]' }],
    [{ notices: ['fire'] }, { field: 'notices', expected: '["fire"]', seen: '[]' }],
  ] as const)('that is not met is told with what was seen: %j', (expectation, difference) => {
    expect(differences(expectation as unknown as Expectation, seen)).toEqual([difference]);
  });

  it('of a contact that is still closed is not met', () => {
    const closed = { ...seen, closures: [{ button: '3', contact: 4, closedAtMs: 10, openedAtMs: null }] };
    expect(differences({ closedMs: 250 }, closed)).toEqual([
      { field: 'closedMs', expected: '250 each', seen: '[null]' },
    ]);
  });
});
