import type { CarStation, Floor } from '../../config/index.js';

/** A floor with the same contact and lamp as its place in the building. */
export function floorOf(id: string, number: number | null, place: number, names: Partial<Floor['names']> = {}): Floor {
  return { id, number, contact: place, lamp: place, names: { zh: [], en: [], ...names }, voice: true };
}

/** B1, 1-3, 5-12, 12A, 14, 15: no 4, no 13. Without file and board, for tests of speech alone. */
export function officeStation(changes: Partial<CarStation> = {}): CarStation {
  const plain = [5, 6, 7, 8, 9, 10, 11, 12].map((number, index) => floorOf(String(number), number, 5 + index));
  return {
    id: 'car-1',
    kind: 'car',
    doors: { open: null, close: null },
    alarm: null,
    cancel: null,
    audio: { device: null, playback: null },
    board: { driver: 'link-v1', path: null, baudRate: 38400, relays: 16, inputs: 32 },
    floors: [
      floorOf('B1', -1, 1, { zh: ['停车场'], en: ['parking'] }),
      floorOf('1', 1, 2, { zh: ['大堂'], en: ['lobby'] }),
      floorOf('2', 2, 3),
      floorOf('3', 3, 4),
      ...plain,
      floorOf('12A', null, 13, { zh: ['十二甲'], en: ['twelve a'] }),
      floorOf('14', 14, 14),
      floorOf('15', 15, 15),
    ],
    pulseMs: 250,
    modes: {
      fire: { input: 30, activeWhen: 'open' },
      inspection: { input: 31, activeWhen: 'open' },
      firefighter: null,
      earthquake: null,
      outOfService: null,
    },
    listening: { gate: 'always' },
    confirm: { when: 'uncertain' },
    vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
    limits: { callsPerMinute: 12, floorsPerSentence: 3 },
    ...changes,
  };
}
