import type { BoardSettings } from '../../config/index.js';
import { VirtualClock, silentLog } from '../../config/kernel/index.js';
import { createBoard } from '../../firmware-bridge/boards/create-board.js';
import { openThroughFaults } from '../../firmware-bridge/channel/faulty-opener.js';
import type { EmulatedBoard } from '../../simulator/board/emulated-board.types.js';
import { InProcessBoard } from '../../simulator/board/in-process-board.js';
import { station } from '../unit/firmware-bridge/example-lift.js';
import type { BoardFixture } from './board.contract.js';
import { describeBoard } from './board.contract.js';
import { fullyWired } from './fully-wired.js';

/** A board of the settings' kind on a line in virtual time. */
function connected(settings: BoardSettings, plugIn: (clock: VirtualClock) => EmulatedBoard): BoardFixture {
  const clock = new VirtualClock();
  const counterpart = plugIn(clock);
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

describeBoard({
  name: 'LINK v1 with the real firmware',
  relays: 16,
  inputs: 16,
  overrunMs: 1,
  connect: () => connected(station.board, (clock) => new InProcessBoard({ channels: 16, clock })),
});
