import { describe, expect, it } from 'vitest';
import { measuredTimes } from '../../../../controller/app/scenario/real-time/measured-times.js';

describe('what a sentence took', () => {
  const one = { step: 0, text: '去三楼', endedAtMs: 1_000 };
  const other = { step: 2, text: '去五楼', endedAtMs: 5_000 };

  it('is counted from its last sound to the first contact and to the lamp of that button', () => {
    const closures = [
      { button: '3', closedAtMs: 1_300.4 },
      { button: '8', closedAtMs: 1_800 },
      { button: '5', closedAtMs: 5_250 },
    ];
    const lamps = [
      { button: '8', atMs: 1_310 },
      { button: '3', atMs: 1_370 },
      { button: '5', atMs: 5_320 },
    ];
    expect(measuredTimes([one, other], closures, lamps)).toEqual([
      { step: 0, text: '去三楼', contactAfterMs: 300, lampAfterMs: 370 },
      { step: 2, text: '去五楼', contactAfterMs: 250, lampAfterMs: 320 },
    ]);
  });

  it('is nothing where nothing was pressed before the next sentence, and no lamp where it stayed dark or was lit before', () => {
    const closures = [{ button: '5', closedAtMs: 5_250 }];
    const lamps = [
      { button: '3', atMs: 1_400 },
      { button: '5', atMs: 200 },
    ];
    expect(measuredTimes([one, other], closures, lamps)).toEqual([
      { step: 0, text: '去三楼', contactAfterMs: null, lampAfterMs: null },
      { step: 2, text: '去五楼', contactAfterMs: 250, lampAfterMs: null },
    ]);
  });
});
