import type { LandingStation } from '../../config/index.js';

/** The fifth floor of a building: up is contact 1, down is contact 2. Without file and board, for tests of speech alone. */
export function landingStation(changes: Partial<LandingStation> = {}): LandingStation {
  return {
    id: 'landing-5',
    kind: 'landing',
    audio: { device: null, playback: null },
    board: { driver: 'link-v1', path: null, baudRate: 38400, relays: 16, inputs: 16 },
    floor: { id: '5', number: 5, names: { zh: '住院部', en: 'wards' } },
    calls: {
      up: { id: 'up', contact: 1, lamp: 1, voice: true },
      down: { id: 'down', contact: 2, lamp: 2, voice: true },
    },
    pulseMs: 250,
    modes: {
      fire: { input: 14, activeWhen: 'open' },
      inspection: { input: 15, activeWhen: 'open' },
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
