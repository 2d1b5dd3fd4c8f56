import { describe, expect, it } from 'vitest';
import { meaningInWords } from '../../../controller/app/commands/vocabulary-sentence.js';

const third = { kind: 'floor', floor: '3' } as const;

describe('what "cancel floor three" means, for an installer', () => {
  it('takes back a call where the station has that', () => {
    expect(meaningInWords({ kind: 'cancel', mentions: [third] }, { takesCallsBack: true })).toBe(
      'says no to an open question about floor 3, and takes back what was just called by voice',
    );
  });

  it('answers a question and no more where it has not', () => {
    expect(meaningInWords({ kind: 'cancel', mentions: [third] }, { takesCallsBack: false })).toBe(
      'says no to an open question about floor 3',
    );
  });

  it('takes nothing back where no floor is named', () => {
    expect(meaningInWords({ kind: 'cancel', mentions: [] }, { takesCallsBack: true })).toBe(
      'says no to an open question',
    );
  });
});
