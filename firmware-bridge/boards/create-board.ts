import type { Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import type { ChannelOpener } from '../channel/byte-channel.js';
import type { MakeNonce } from '../link/greeter.js';
import type { Board } from './board.types.js';
import { LinkV1Board } from './link-v1-board.js';
import { configurationOf } from './link-v1-configuration.js';

export interface CreateBoardOptions {
  readonly station: Station;
  readonly opener: ChannelOpener;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests that want the same bytes each time: 32 random bits. */
  readonly makeNonce?: MakeNonce;
}

/** The board that the site names for the station; it is to be started. */
export function createBoard({ station, opener, clock, log, makeNonce }: CreateBoardOptions): Board {
  return new LinkV1Board({
    opener,
    board: station.board,
    configuration: configurationOf(station),
    clock,
    log: log.child({ component: 'bridge.link' }),
    ...(makeNonce === undefined ? {} : { makeNonce }),
  });
}
