import { expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { languages } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

it.each([
  ['link-v1, relays: 16, inputs: 16', /presses no lit button.*0017.*delete cancel/],
  ['modbus-waveshare, relays: 8, inputs: 8', /reads its lamps too rarely.*0017.*delete cancel/],
])(
  'calls taken back by voice with a board of %s: refused, for its board presses no lit button, or reads its lamps too rarely',
  (board, reason) => {
    const text = siteWith('    pulseMs: 250', '    cancel: { by: pressAgain }\n    pulseMs: 250');
    const reading = parseSite(
      text.replace('link-v1, path: /dev/serial/by-id/usb-a, relays: 16, inputs: 16', board),
      'site.yaml',
      languages,
    );
    const faults = reading.ok ? [] : reading.failure;
    expect(faults.filter(({ severity, field }) => severity === 'error' && field === 'stations[0].cancel')).toEqual([
      expect.objectContaining({ line: 14, message: expect.stringMatching(reason) as string }),
    ]);
  },
);

it('another way of taking calls back is refused by its name as well', () => {
  const text = siteWith('    pulseMs: 250', '    cancel: { by: holdLonger }\n    pulseMs: 250');
  const reading = parseSite(text, 'site.yaml', languages);
  const fields = reading.ok ? [] : reading.failure.map(({ field }) => field);
  expect(fields).toEqual(['stations[0].cancel', 'stations[0].cancel.by']);
});
