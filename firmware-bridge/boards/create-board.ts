import type { Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import type { ChannelOpener } from '../channel/byte-channel.js';
import type { MakeNonce } from '../link/greeter.js';
import type { LinkTiming } from '../link/link-timing.js';
import { AskedBoard } from './asked/asked-board.js';
import { benchDialect } from './bench/bench-dialect.js';
import type { Board } from './board.types.js';
import { LinkV1Board } from './link-v1-board.js';
import { configurationOf } from './link-v1-configuration.js';
import { modbusDialect } from './modbus/modbus-dialect.js';

export interface CreateBoardOptions {
  readonly station: Station;
  readonly opener: ChannelOpener;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests that want the same bytes each time: 32 random bits. */
  readonly makeNonce?: MakeNonce;
  /** Of a LINK v1 board; a benchmark that wants more exchanges in less time says other waiting times than the usual ones. */
  readonly timing?: LinkTiming;
}

/** The board that the site names for the station; it is to be started. */
export function createBoard(options: CreateBoardOptions): Board {
  const { station, opener, clock, log: parentLog, makeNonce, timing } = options;
  const { board } = station;
  const log = parentLog.child({ component: 'bridge.link' });
  switch (board.driver) {
    case 'link-v1':
      return new LinkV1Board({
        opener,
        board,
        configuration: configurationOf(station),
        clock,
        log,
        ...(makeNonce === undefined ? {} : { makeNonce }),
        ...(timing === undefined ? {} : { timing }),
      });
    case 'modbus-waveshare':
    case 'modbus-lc':
      return new AskedBoard({ opener, dialect: modbusDialect(board), clock, log });
    case 'lcus':
    case 'kmtronic':
    case 'numato':
      log.warn(
        { driver: board.driver },
        'BENCH ONLY: nothing but this program ends a press; keep this board off a lift',
      );
      return new AskedBoard({ opener, dialect: benchDialect(board), clock, log });
  }
}
