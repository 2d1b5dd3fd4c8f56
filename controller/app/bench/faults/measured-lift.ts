import type { CarStation, LinkBoardSettings } from '../../../../config/index.js';

/** Buttons at contacts 1 to this, each with the lamp of the same number. */
export const measuredFloors = 10;

/** ms; the shortest that the firmware makes, so that many fit into a measurement. */
const pulseMs = 50;

/** A lift of ten floors on a LINK v1 board with 16 relays; open inputs are dark lamps and normal service. */
export function measuredLift(baudRate: number): CarStation & { readonly board: LinkBoardSettings } {
  const mode = (input: number) => ({ input, activeWhen: 'closed' }) as const;
  return {
    id: 'measured',
    kind: 'car',
    doors: { open: null, close: null },
    alarm: null,
    cancel: null,
    audio: { device: null, playback: null },
    board: { driver: 'link-v1', path: null, baudRate, relays: 16, inputs: 16 },
    floors: Array.from({ length: measuredFloors }, (_, index) => {
      const number = index + 1;
      return { id: String(number), number, contact: number, lamp: number, names: {}, voice: true };
    }),
    pulseMs,
    modes: { fire: mode(14), firefighter: null, earthquake: null, inspection: mode(15), outOfService: mode(16) },
    listening: { gate: 'always' },
    confirm: { when: 'uncertain' },
    vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
    limits: { callsPerMinute: 12, floorsPerSentence: 3 },
  };
}
