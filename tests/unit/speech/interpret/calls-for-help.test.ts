import { describe, expect, it } from 'vitest';
import { both, heard, interpret, twelve } from './spoken-evidence.js';

describe('a call for help', () => {
  const distress = { kind: 'distress' };

  it('is understood at low confidence: nearer to one than to anything else is enough', () => {
    const hardly = { '救 命': 0, '[unk]': -0.1 };
    expect(interpret([heard('zh', hardly)])).toMatchObject({ decision: 'uncertain', intent: distress });
    // A floor as doubtful as that is nothing.
    expect(interpret([heard('zh', { '十 二 楼': 0, '[unk]': -0.1 })])).toMatchObject({ reason: 'lowConfidence' });
  });

  it('that only one witness heard is one, if it heard nothing else', () => {
    expect(interpret([both('救 命', '[unk]')])).toMatchObject({ decision: 'uncertain', intent: distress });
    expect(interpret([both({ '救 命': 0, '[unk]': -3 }, '[unk]')])).toMatchObject({ reason: 'unknownWords' });
  });

  it('that one witness heard first and the other as well is one, but never a sure one', () => {
    const help = both({ '救 命': 0, '[unk]': -0.6 }, { '[unk]': 0, '救 命': -2 });
    expect(interpret([help])).toMatchObject({ decision: 'uncertain', intent: distress });
    const nearly = both({ '五 楼': 0, '[unk]': -2.1, '救 命': -2.2 }, { '[unk]': 0, '救 命': -0.3 });
    expect(interpret([nearly]).decision).toBe('rejected');
  });

  it('noise and talk are none', () => {
    expect(interpret([heard('zh', { '[unk]': 0, '救 命': -0.1 })])).toMatchObject({ reason: 'unknownWords' });
    expect(interpret([heard('zh', { '你 好': 0, '救 命': -0.1 })])).toMatchObject({ reason: 'notAPhrase' });
    expect(interpret([heard('zh', '救 命')], { peakDbFs: -51 })).toMatchObject({ reason: 'tooQuiet' });
  });

  it('is heard beside talk in the other language, not instead of talk in its own', () => {
    const maybeHelp = heard('en', { 'help me': 0, '[unk]': -1 });
    expect(interpret([heard('zh', '你 好'), maybeHelp])).toMatchObject({ intent: distress, language: 'en' });
    const talk = heard('en', { 'good morning': 0, 'help me': -0.5 });
    expect(interpret([heard('zh', '[unk]'), talk])).toMatchObject({ reason: 'notAPhrase' });
  });

  it('comes before a question about a floor, not before a call that is sure', () => {
    const maybeHelp = heard('en', { 'help me': 0, '[unk]': -0.5 });
    expect(interpret([heard('zh', { '十 二 楼': 0, '五 楼': -2 }), maybeHelp])).toMatchObject({
      decision: 'uncertain',
      intent: distress,
      alternatives: [distress],
      language: 'en',
    });
    expect(interpret([heard('zh', '十 二 楼'), maybeHelp])).toMatchObject({ decision: 'accepted', intent: twelve });
  });

  it('that one language is sure of comes before the surer floor of the other', () => {
    const sureHelp = heard('en', { 'help me': 0, '[unk]': -3.2 });
    const surerFloor = both('十 二 楼', '十 二 楼');
    expect(interpret([surerFloor])).toMatchObject({ decision: 'accepted', intent: twelve });
    expect(interpret([surerFloor, sureHelp])).toMatchObject({
      decision: 'uncertain',
      intent: distress,
      language: 'en',
    });
  });
});
