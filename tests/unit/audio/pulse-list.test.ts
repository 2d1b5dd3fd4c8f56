import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../speech/audio/pulse-list.js';

/** As `pactl --format=json list source-outputs` and `list short sources` of PulseAudio 16.1 print them, shortened. */
const outputs = [
  { index: 3, source: 0, properties: { 'application.process.id': '410', 'application.name': 'ALSA plug-in [aplay]' } },
  { index: 7, source: 12, properties: { 'application.process.id': '411' } },
];
const sources = [
  { index: 0, name: 'low.monitor', state: 'IDLE' },
  { index: 12, name: 'alsa_input.usb-array', state: 'RUNNING' },
];

describe('sourceOf', () => {
  it('finds the source by the number of the process that records', () => {
    expect(sourceOf(411, outputs, sources)).toBe('alsa_input.usb-array');
    expect(sourceOf(410, outputs, sources)).toBe('low.monitor');
  });

  it('is null for a process that records nothing there, for a source that has just gone and for lists of another kind', () => {
    expect(sourceOf(4, outputs, sources)).toBeNull();
    expect(sourceOf(411, outputs, sources.slice(0, 1))).toBeNull();
    expect(sourceOf(411, ['text', null, { properties: 'none' }, { source: 0 }], [3, {}])).toBeNull();
  });
});
