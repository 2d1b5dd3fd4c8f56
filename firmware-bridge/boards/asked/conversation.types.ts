import type { Result } from '../../../config/kernel/index.js';
import type { ByteChannel } from '../../channel/byte-channel.js';
import type { MakerBoardIdentity } from '../../elevator-io.types.js';
import type { LinkTally } from '../../link/link-tally.js';
import type { Clock } from '../../../config/kernel/index.js';
import type { BoardCapabilities } from '../board.types.js';

/** Bit n = contact or input n + 1 is closed. inputs null: there are none. */
export interface Reading {
  readonly relays: bigint;
  readonly inputs: bigint | null;
}

/** `isFirsthand`: nothing had to be asked twice for it, so no answer can have been one to an earlier question. */
export interface TimedReading extends Reading {
  readonly isFirsthand: boolean;
}

/** Why a question has no answer. `refused`: the board answered that it will not; it has done nothing. */
export interface AskFailure {
  readonly kind: 'silent' | 'refused';
  readonly message: string;
}

/** `unsure`: it may have been executed or not. */
export type PressAnswer = 'acknowledged' | 'refused' | 'unsure';

/** One open port to a board that speaks only when it is asked. One question at a time; nothing of it outlives the port. */
export interface Conversation {
  /** Opens every contact and finds out whether this is the board that is configured. */
  identify(): Promise<Result<MakerBoardIdentity, AskFailure>>;
  read(): Promise<Result<Reading, AskFailure>>;
  /**
   * Closes the contact for so long, sent once.
   *
   * @param index counted from 0
   * @param released settles when the contact shall be open before its time
   */
  press(index: number, durationMs: number, released: Promise<void>): Promise<PressAnswer>;
  /** Opens every contact; asked again until it is answered, since opening twice does no harm. */
  release(): Promise<Result<null, AskFailure>>;
  close(): Promise<void>;
}

export interface ConversationParts {
  readonly channel: ByteChannel;
  readonly clock: Clock;
  readonly tally: LinkTally;
}

/** What is particular to one kind of board. */
export interface Dialect {
  readonly capabilities: BoardCapabilities;
  readonly relays: number;
  begin(parts: ConversationParts): Conversation;
}
