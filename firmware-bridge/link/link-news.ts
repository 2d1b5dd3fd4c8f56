import type { Log } from '../../config/kernel/index.js';
import type { BoardIdentity } from '../elevator-io.types.js';
import type { BoardRefusal } from './link.machine.js';

export type LinkNewsEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | ({ readonly type: 'link.refused' } & BoardRefusal);

/** How a link fares, told to whoever listens and to the log. */
export class LinkNews {
  readonly #log: Log;
  readonly #emit: (event: LinkNewsEvent) => void;
  #toldUnreachable: string | undefined;

  constructor(log: Log, emit: (event: LinkNewsEvent) => void) {
    this.#log = log;
    this.#emit = emit;
  }

  up(board: BoardIdentity): void {
    this.#toldUnreachable = undefined;
    this.#log.info({ board }, 'link up');
    this.#emit({ type: 'link.up', board });
  }

  /** @param isAskedFor nobody is warned of what was asked for */
  lost(reason: string, isAskedFor: boolean): void {
    if (isAskedFor) this.#log.info({ reason }, 'link closed');
    else this.#log.warn({ reason }, 'link lost');
    this.#emit({ type: 'link.lost', reason });
  }

  /** Told when the reason is new, not at every attempt. */
  unreachable(reason: string): void {
    if (reason === this.#toldUnreachable) return;
    this.#toldUnreachable = reason;
    this.#log.warn({ reason }, 'no link');
    this.#emit({ type: 'link.lost', reason });
  }

  refused(refusal: BoardRefusal): void {
    this.#toldUnreachable = undefined;
    this.#log.error(refusal, 'the board is not worked with');
    this.#emit({ type: 'link.refused', ...refusal });
  }
}
