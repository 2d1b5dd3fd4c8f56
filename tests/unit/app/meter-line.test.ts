import { expect, it } from 'vitest';
import { meterLine, plainMeterLine } from '../../../controller/app/commands/meter-line.js';

const meters = {
  levelDbFs: -35,
  peakDbFs: -18.2,
  clipping: 0.125,
  noiseFloorDbFs: -58,
  speechToNoiseDb: 24.1,
  hum: { hertz: 50, levelDbFs: -51.4 },
} as const;

it('shows a bar and the numbers that an installer looks at', () => {
  expect(meterLine(meters, true)).toBe(
    'speech  [#####.....] -35 peak -18 room -58 dBFS, s/n 24 dB, clip 12.5 %, hum 50 Hz -51',
  );
});

it('keeps the bar inside its frame', () => {
  expect(meterLine({ ...meters, levelDbFs: 0 }, false)).toContain('[##########]');
  expect(meterLine({ ...meters, levelDbFs: -100 }, false)).toContain('[..........]');
});

it('shows what is not known yet as a dash', () => {
  const fresh = { ...meters, noiseFloorDbFs: null, speechToNoiseDb: null, hum: null, clipping: 0 };
  expect(plainMeterLine(fresh, false)).toBe('silence: level -35, peak -18, room - dBFS, s/n - dB, clip 0.0 %, no hum');
});
