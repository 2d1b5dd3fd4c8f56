import { describe, expect, it } from 'vitest';
import { describeStep } from '../../../../controller/app/scenario/describe-step.js';

describe('a step in a line of the timeline', () => {
  it('begins with what is said', () => {
    expect(describeStep({ atMs: 0, alsoLike: ['去十楼'], say: '去四楼' })).toBe('say: 去四楼 (alsoLike 去十楼)');
  });

  it('says that nothing is expected where that is expected', () => {
    expect(describeStep({ atMs: 900, expect: { answers: ['registered'], pressed: [] } })).toBe(
      'expect: answers registered, pressed none',
    );
  });
});
