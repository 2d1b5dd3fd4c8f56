import type { BenchBoardSettings, BoardSettings, ModbusBoardSettings } from '../../config/index.js';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { createBoard } from '../../firmware-bridge/boards/create-board.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import { modelOf } from '../../simulator/board/model-of.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { station } from '../unit/firmware-bridge/example-lift.js';
import type { BoardFixture } from './board.contract.js';
import { describeBoard } from './board.contract.js';
import { fullyWired } from './fully-wired.js';

/** A board of the settings' kind on a line in virtual time. */
function connected(settings: BoardSettings): BoardFixture {
  const clock = new VirtualClock();
  const counterpart = new InProcessBoard({ model: modelOf(settings), clock });
  let isDeaf = false;
  const opener = openThroughFaults(counterpart.opener, clock, {
    toHost: (bytes) => (isDeaf ? [] : [{ bytes, afterMs: 0 }]),
  });
  const board = createBoard({ station: fullyWired(settings), opener, clock, log: silentLog });
  const deafen = (): void => {
    isDeaf = true;
  };
  return { clock, board, counterpart, deafen };
}

const serial = { path: null, baudRate: 9600 } as const;
const waveshare: ModbusBoardSettings = {
  ...serial,
  driver: 'modbus-waveshare',
  relays: 8,
  inputs: 8,
  unit: 1,
  inputUnit: 1,
};
const bench = (driver: BenchBoardSettings['driver'], relays: number): BenchBoardSettings => ({
  ...serial,
  driver,
  relays,
  inputs: 0,
});

/** `overrunMs`: the firmware opens a little early, a maker's board on time, a host when its turn comes on a slow line. */
const boards: readonly (readonly [name: string, settings: BoardSettings, overrunMs: number])[] = [
  ['LINK v1 with the real firmware', station.board, 1],
  ['Waveshare Modbus RTU Relay (D)', waveshare, 1],
  [
    'Waveshare Modbus RTU Relay 16CH, inputs of another unit',
    { ...waveshare, relays: 16, inputs: 16, inputUnit: 2 },
    1,
  ],
  ['Waveshare Modbus RTU Relay 32CH without inputs', { ...waveshare, relays: 32, inputs: 0 }, 1],
  ['LC-Modbus-4R', { ...waveshare, driver: 'modbus-lc', relays: 4, inputs: 4, unit: 255, inputUnit: 255 }, 1],
  ['LCUS-8 (bench)', bench('lcus', 8), 40],
  ['KMTronic 8 (bench)', bench('kmtronic', 8), 40],
  ['KMTronic 2 (bench)', bench('kmtronic', 2), 40],
  ['Numato 16 (bench)', bench('numato', 16), 40],
];

for (const [name, settings, overrunMs] of boards) {
  const { relays, inputs } = settings;
  describeBoard({ name, relays, inputs, overrunMs, connect: () => connected(settings) });
}
