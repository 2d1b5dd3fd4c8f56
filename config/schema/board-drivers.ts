import type { BoardDriver } from '../site.js';

/** What a site file may say of the boards of one driver, and what it means where it says nothing. */
export interface DriverLimits {
  /** How many relays and inputs such boards have; null: any number that a contact can have. */
  readonly channelCounts: readonly number[] | null;
  /** The largest that is made; null: as many as a contact can be numbered. */
  readonly mostRelays: number | null;
  readonly mayHaveInputs: boolean;
  /** The largest with inputs of its own; beyond it they are those of another unit on the line. null: all may have them. */
  readonly mostRelaysBesideInputs: number | null;
  /** bit/s: what the makers offer, and what a board comes with. */
  readonly baudRates: readonly number[];
  readonly baudRate: number;
  /** Address on the line as delivered; null: boards of this kind have none. */
  readonly unit: number | null;
  /** ms: a pulse lasts a multiple of it. */
  readonly pulseStepMs: number;
  /** Nothing but the host ends a pulse. */
  readonly isForBench: boolean;
  /** The board itself looks at lamps and modes at the instant of a press, and opens its contacts when the host is silent. */
  readonly trustsNoHost: boolean;
  /** It can keep a contact closed for short times that are renewed, and opens it when that ends. */
  readonly holdsDoors: boolean;
  /** It can press a lit button, and only while it is lit, to take its call back. */
  readonly takesCallsBack: boolean;
}

const modbus = {
  channelCounts: null,
  mayHaveInputs: true,
  baudRate: 9600,
  pulseStepMs: 100,
  isForBench: false,
  trustsNoHost: false,
  holdsDoors: false,
  takesCallsBack: false,
} as const;
const bench = {
  channelCounts: null,
  mostRelays: null,
  mayHaveInputs: false,
  mostRelaysBesideInputs: null,
  baudRate: 9600,
  unit: null,
  pulseStepMs: 1,
  isForBench: true,
  trustsNoHost: false,
  holdsDoors: false,
  takesCallsBack: false,
} as const;

/** By driver; docs/boards.md has the same for people. */
export const boardDrivers: Readonly<Record<BoardDriver, DriverLimits>> = {
  'link-v1': {
    // Shift register chains of two, four and eight chips.
    channelCounts: [16, 32, 64],
    mostRelays: null,
    mayHaveInputs: true,
    mostRelaysBesideInputs: null,
    baudRates: [38_400, 57_600, 115_200, 250_000],
    baudRate: 38_400,
    unit: null,
    pulseStepMs: 1,
    isForBench: false,
    trustsNoHost: true,
    holdsDoors: true,
    takesCallsBack: true,
  },
  'modbus-waveshare': {
    ...modbus,
    mostRelays: 32,
    mostRelaysBesideInputs: 8,
    baudRates: [4_800, 9_600, 19_200, 38_400, 57_600, 115_200],
    unit: 1,
  },
  'modbus-lc': { ...modbus, mostRelays: 8, mostRelaysBesideInputs: null, baudRates: [4_800, 9_600, 19_200], unit: 255 },
  lcus: { ...bench, mostRelays: 8, baudRates: [9_600] },
  kmtronic: { ...bench, mostRelays: 8, baudRates: [9_600] },
  // A USB device: whatever the speed is called, it is the same.
  numato: { ...bench, baudRates: [9_600, 19_200, 115_200] },
};
