import { describe, expect, it } from 'vitest';
import { both, heard, interpret, twelve } from './spoken-evidence.js';

describe('without a language whose recogniser is lost', () => {
  const lost = { isLanguageMissing: true };

  it('a call is asked about and never made, however sure the others are', () => {
    const decision = interpret([both('十 二 楼', '十 二 楼')], lost);
    expect(decision).toMatchObject({ decision: 'uncertain', intent: twelve, alternatives: [twelve], text: '十二楼' });
  });

  it('what would have been asked about is nothing', () => {
    const doubtful = { '十 二 楼': 0, '[unk]': -1 };
    expect(interpret([heard('zh', doubtful)])).toMatchObject({ decision: 'uncertain' });
    expect(interpret([heard('zh', doubtful)], lost)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
    expect(interpret([heard('zh', '十 二')], lost)).toMatchObject({ decision: 'rejected', reason: 'lowConfidence' });
  });

  it.each(['确 认', '取 消 五 楼'])('an answer counts as ever (%s)', (text) => {
    expect(interpret([heard('zh', text)], lost)).toEqual(interpret([heard('zh', text)]));
    expect(interpret([heard('zh', text)], lost).decision).toBe('accepted');
  });

  it('a call for help counts as ever, however doubtful', () => {
    for (const readings of ['救 命', { '救 命': 0, '[unk]': -0.1 }])
      expect(interpret([heard('zh', readings)], lost)).toMatchObject({ intent: { kind: 'distress' } });
  });

  it('talk gets the silence it always gets', () => {
    for (const text of ['', '[unk]', '你 好'])
      expect(interpret([heard('zh', text)], lost)).toEqual(interpret([heard('zh', text)]));
  });
});
