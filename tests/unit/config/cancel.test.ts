import { expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { languages } from '../../support/languages.js';
import { siteWith } from './valid-site.js';

const withCancel = (cancel: string): string => siteWith('    pulseMs: 250', `    cancel: ${cancel}\n    pulseMs: 250`);

function errorsIn(
  text: string,
): readonly { readonly field: string; readonly line: number; readonly message: string }[] {
  const reading = parseSite(text, 'site.yaml', languages);
  return reading.ok ? [] : reading.failure.filter(({ severity }) => severity === 'error');
}

it.each([
  ['{ by: pressAgain }', { by: 'pressAgain', withinSeconds: 10 }],
  ['{ by: pressAgain, withinSeconds: 5 }', { by: 'pressAgain', withinSeconds: 5 }],
])('cancel: %s is read with its time', (written, cancel) => {
  const reading = parseSite(withCancel(written), 'site.yaml', languages);
  expect(reading.ok && reading.value.site.stations[0]).toMatchObject({ cancel });
});

it('a site that does not ask for it takes no calls back', () => {
  const reading = parseSite(siteWith('    pulseMs: 250', '    pulseMs: 250'), 'site.yaml', languages);
  expect(reading.ok && reading.value.site.stations[0]).toMatchObject({ cancel: null });
});

it('calls taken back by voice with a board that does not look at the lamp: refused', () => {
  const text = withCancel('{ by: pressAgain }').replace(
    'link-v1, path: /dev/serial/by-id/usb-a, relays: 16, inputs: 16',
    'modbus-waveshare, relays: 8, inputs: 8',
  );
  expect(errorsIn(text)).toContainEqual(
    expect.objectContaining({
      field: 'stations[0].cancel',
      line: 14,
      message: expect.stringMatching(
        /modbus-waveshare board can not take calls back.*link-v1 board.*delete cancel/,
      ) as string,
    }),
  );
});

it('calls taken back by voice where no floor has a lamp: refused, for nothing would show it', () => {
  const text = withCancel('{ by: pressAgain }').replaceAll(/lamp: \d/gu, 'lamp: none');
  expect(errorsIn(text)).toContainEqual(
    expect.objectContaining({
      field: 'stations[0].cancel',
      message: expect.stringMatching(/no floor has a lamp/) as string,
    }),
  );
});

it('calls taken back at a landing: refused, for it is the call of all who wait there', () => {
  const text = withCancel('{ by: pressAgain }').replace('kind: car', 'kind: landing');
  expect(errorsIn(text)).toContainEqual(
    expect.objectContaining({
      field: 'stations[0].cancel',
      message: expect.stringMatching(/everybody's who waits there/) as string,
    }),
  );
});

it.each([
  ['{ by: holdLonger }', 'stations[0].cancel.by'],
  ['{ by: pressAgain, withinSeconds: 60 }', 'stations[0].cancel.withinSeconds'],
  ['{ withinSeconds: 5 }', 'stations[0].cancel.by'],
])('cancel: %s is refused by the field that is wrong', (written, field) => {
  expect(errorsIn(withCancel(written)).map((fault) => fault.field)).toEqual([field]);
});
