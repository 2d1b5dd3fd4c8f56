import type { Log } from '../../config/kernel/index.js';
import type { BoardIdentity } from '../elevator-io.types.js';
import type { BoardRefusal } from './link.machine.js';

export type LinkNewsEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | ({ readonly type: 'link.refused' } & BoardRefusal);

/**
 * How a link fares, told to whoever listens and to the log. Why there is none is told when the reason is new, not at every attempt:
 * a wrong board that nobody changes would else fill log and journal, an entry every few seconds.
 */
export class LinkNews {
  readonly #log: Log;
  readonly #emit: (event: LinkNewsEvent) => void;
  /** Why there is no link, as it was told last; undefined: there was one since. */
  #toldReason: string | undefined;

  constructor(log: Log, emit: (event: LinkNewsEvent) => void) {
    this.#log = log;
    this.#emit = emit;
  }

  up(board: BoardIdentity): void {
    this.#toldReason = undefined;
    this.#log.info({ board }, 'link up');
    this.#emit({ type: 'link.up', board });
  }

  /** @param isAskedFor nobody is warned of what was asked for */
  lost(reason: string, isAskedFor: boolean): void {
    if (isAskedFor) this.#log.info({ reason }, 'link closed');
    else this.#log.warn({ reason }, 'link lost');
    this.#emit({ type: 'link.lost', reason });
  }

  unreachable(reason: string): void {
    if (!this.#isNew(reason)) return;
    this.#log.warn({ reason }, 'no link');
    this.#emit({ type: 'link.lost', reason });
  }

  refused(refusal: BoardRefusal): void {
    if (!this.#isNew(refusal.reason)) return;
    this.#log.error(refusal, 'the board is not worked with');
    this.#emit({ type: 'link.refused', ...refusal });
  }

  #isNew(reason: string): boolean {
    const isNew = reason !== this.#toldReason;
    this.#toldReason = reason;
    return isNew;
  }
}
