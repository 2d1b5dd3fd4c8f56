import type { NakName, StatusName } from '../protocol/codes.js';

/** `restarted`: no session, said by a board that has started since the one of this request began. */
export type NakReason = NakName | 'unknownReason' | 'restarted';

/** What became of one request. `Reply` is the decoded answer. */
export type RequestOutcome<Reply> =
  | { readonly kind: 'done'; readonly reply: Reply; readonly transmissions: number }
  /** The board answered that it will not. Nothing was done. */
  | { readonly kind: 'refused'; readonly reason: Exclude<StatusName, 'ok'> | 'unknownStatus' }
  /** The board did not take the latest transmission for a request; an earlier one may have been executed. */
  | { readonly kind: 'nak'; readonly reason: NakReason; readonly transmissions: number }
  /** Executed or not, nobody knows. With no transmission it certainly was not. */
  | { readonly kind: 'unknown'; readonly reason: 'noAcknowledge' | 'linkLost'; readonly transmissions: number };

export type RequestState<Reply> =
  | { readonly name: 'ready' }
  | { readonly name: 'awaitingReply'; readonly transmissions: number }
  | { readonly name: 'finished'; readonly outcome: RequestOutcome<Reply> };

export type RequestInput<Reply> =
  | { readonly type: 'begin' }
  | { readonly type: 'reply'; readonly status: StatusName | 'unknownStatus'; readonly reply: Reply }
  | { readonly type: 'nak'; readonly reason: NakReason }
  /** The answer to the latest transmission is overdue. */
  | { readonly type: 'wait.elapsed' }
  /** The same, and the request is not wanted any more. */
  | { readonly type: 'withdrawn' }
  | { readonly type: 'link.lost' };

/** `transmit`: the request's bytes, the very same each time, and start waiting anew. */
export type RequestEffect = 'transmit' | 'stopWaiting';

export interface RequestStep<Reply> {
  readonly state: RequestState<Reply>;
  readonly effects: readonly RequestEffect[];
}

export const readyRequest = { name: 'ready' } as const;

/**
 * One request from its first byte to its outcome, as a pure function: waiting times come in as inputs, so every path can be
 * written down as a table. A finished request stays finished: a second answer (to a retransmission) changes nothing.
 */
export function stepRequest<Reply>(
  state: RequestState<Reply>,
  input: RequestInput<Reply>,
  retransmissions: number,
): RequestStep<Reply> {
  switch (state.name) {
    case 'finished':
      return { state, effects: [] };
    case 'ready':
      if (input.type === 'begin') return { state: { name: 'awaitingReply', transmissions: 1 }, effects: ['transmit'] };
      if (input.type === 'link.lost') return finish({ kind: 'unknown', reason: 'linkLost', transmissions: 0 });
      return { state, effects: [] };
    case 'awaitingReply':
      return stepWaiting(state, input, retransmissions);
  }
}

function stepWaiting<Reply>(
  state: RequestState<Reply> & { readonly name: 'awaitingReply' },
  input: RequestInput<Reply>,
  retransmissions: number,
): RequestStep<Reply> {
  const { transmissions } = state;
  switch (input.type) {
    case 'begin':
      return { state, effects: [] };
    case 'reply':
      return finish(
        input.status === 'ok'
          ? { kind: 'done', reply: input.reply, transmissions }
          : { kind: 'refused', reason: input.status },
      );
    case 'nak':
      return finish({ kind: 'nak', reason: input.reason, transmissions });
    case 'link.lost':
      return finish({ kind: 'unknown', reason: 'linkLost', transmissions });
    case 'withdrawn':
      return finish({ kind: 'unknown', reason: 'noAcknowledge', transmissions });
    case 'wait.elapsed':
      return transmissions > retransmissions
        ? finish({ kind: 'unknown', reason: 'noAcknowledge', transmissions })
        : { state: { name: 'awaitingReply', transmissions: transmissions + 1 }, effects: ['transmit'] };
  }
}

function finish<Reply>(outcome: RequestOutcome<Reply>): RequestStep<Reply> {
  return { state: { name: 'finished', outcome }, effects: ['stopWaiting'] };
}
