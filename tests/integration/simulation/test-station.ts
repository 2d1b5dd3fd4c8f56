import type { CarStation } from '../../../config/index.js';

/**
 * B1, 1, 2, 3, 5: contacts 1..5 and lamps 9..13, so that mixing them up is noticed; fire and inspection fail safe. Door open is
 * contact 6, the alarm 8.
 */
export const testStation: CarStation = {
  id: 'car-1',
  kind: 'car',
  doors: { open: { contact: 6 }, close: { contact: 7 } },
  alarm: { contact: 8 },
  cancel: null,
  audio: { device: null, playback: null },
  board: { driver: 'link-v1', path: null, baudRate: 115200, relays: 16, inputs: 16 },
  floors: [-1, 1, 2, 3, 5].map((number, index) => ({
    id: number < 0 ? `B${-number}` : String(number),
    number,
    contact: index + 1,
    lamp: index + 9,
    names: { zh: [], en: [] },
    voice: true,
  })),
  pulseMs: 250,
  modes: {
    fire: { input: 14, activeWhen: 'open' },
    inspection: { input: 15, activeWhen: 'open' },
    firefighter: null,
    earthquake: null,
    outOfService: { input: 16, activeWhen: 'closed' },
  },
  listening: { gate: 'always' },
  confirm: { when: 'uncertain' },
  vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
  limits: { callsPerMinute: 12, floorsPerSentence: 3 },
};
