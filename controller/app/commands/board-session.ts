import type { Languages, Site, Station } from '../../../config/index.js';
import {
  codeOf,
  delay,
  errorCatalogue,
  fail,
  succeed,
  type Clock,
  type Log,
  type Result,
} from '../../../config/kernel/index.js';
import type { Board, BoardEvent, BoardInputs } from '../../../firmware-bridge/index.js';
import { composeBoard } from '../compose-board.js';
import { describeFault } from '../describe-fault.js';
import type { Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';
import { readSite } from '../read-site.js';
import { Teardown } from '../teardown.js';

/**
 * ms: until the inputs have been watched for blinking lamps, 1.5 s and one more answer; on a busy machine answers come slowly.
 * Only a board that tells nothing makes anybody wait so long.
 */
const readWithinMs = 10_000;

const nothingKnown = { relays: null, inputs: null } as const;

export interface BoardSessionOptions {
  readonly siteFile: string;
  /** undefined: the only one there is. */
  readonly stationId: string | undefined;
  readonly isSimulated: boolean;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
  readonly log: Log;
  readonly untilAskedToEnd: () => Promise<void>;
}

/** relays null: nothing was told since the link is up, or there is none. */
export interface BoardState extends BoardInputs {
  readonly relays: bigint | null;
}

/** What a command does with a board that answers. */
export interface BoardAtWork {
  readonly station: Station;
  readonly board: Board;
  /** The latest that the board told of its contacts and inputs. */
  readonly state: () => BoardState;
  readonly identity: Extract<BoardEvent, { type: 'link.up' }>['board'];
  /** Somebody pressed Ctrl-C. */
  readonly ended: Promise<void>;
}

/** The station of a site file that a command names, or null when that has been told. */
export async function findStation({
  siteFile,
  stationId,
  folders,
  output,
}: Pick<BoardSessionOptions, 'siteFile' | 'stationId' | 'folders' | 'output'>): Promise<{
  readonly site: Site;
  readonly station: Station;
  readonly languages: Languages;
} | null> {
  const reading = await readSite(siteFile, folders);
  if (!reading.ok) {
    for (const fault of reading.failure) output.error(describeFault(fault));
    return null;
  }
  const { site, languages } = reading.value;
  const station = stationOf(site, stationId);
  if (station.ok) return { site, station: station.value, languages };
  output.error(station.failure);
  return null;
}

/** Connects to the board of a station, works with it and lets go of it, whatever happens. 1: no such board answers; 2: wrong arguments. */
export async function withBoard(
  options: BoardSessionOptions,
  work: (at: BoardAtWork) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, clock, log } = options;
  const found = await findStation(options);
  if (found === null) return 2;
  const ended = options.untilAskedToEnd();
  const teardown = new Teardown(clock, log);
  try {
    const composed = await composeBoard({ ...options, ...found, teardown });
    if (!composed.ok) {
      output.error(composed.failure);
      return 2;
    }
    const board = composed.value;
    let state: BoardState = nothingKnown;
    const read = new Promise<void>((resolve) => {
      board.onEvent((event) => {
        // What a board told before its cable came off says nothing of the lift any more.
        state = event.type === 'board.changed' ? event : nothingKnown;
        if (state.inputs !== null || (state.relays !== null && found.station.board.inputs === 0)) resolve();
      });
    });
    const up = await Promise.race([firstWord(board), ended]);
    if (up === undefined) return 1;
    if (up.type === 'link.up') {
      await Promise.race([read, delay(clock, readWithinMs), ended]);
      return await work({ station: found.station, board, state: () => state, identity: up.board, ended });
    }
    tellWhyNot(output, found.station, board, up.reason);
    return 1;
  } finally {
    await teardown.run();
  }
}

function tellWhyNot(output: Output, { id }: Station, { counters }: Board, reason: string): void {
  output.error(`station ${id}: ${reason}`);
  if (counters.badFrames > 0) {
    const times = counters.badFrames === 1 ? 'once' : `${counters.badFrames} times`;
    output.error(
      `Something was heard ${times} that is no message: another speed than board.baudRate, or another board.`,
    );
  }
  const code = codeOf(reason);
  if (code !== null) output.error(`What to do: ${errorCatalogue[code].remedy}`);
}

function stationOf({ stations }: Site, id: string | undefined): Result<Station, string> {
  const [first] = stations;
  const ids = stations.map((station) => station.id).join(', ');
  const station = id === undefined && stations.length === 1 ? first : stations.find((one) => one.id === id);
  if (station !== undefined) return succeed(station);
  return fail(
    id === undefined ? `name one of the stations with --station: ${ids}` : `no station ${id}; there are ${ids}`,
  );
}

/** Whether the board came up or why it did not. */
function firstWord(board: Board): Promise<Exclude<BoardEvent, { type: 'board.changed' }>> {
  return new Promise((resolve) => {
    board.onEvent((event) => {
      if (event.type !== 'board.changed') resolve(event);
    });
    board.start();
  });
}
