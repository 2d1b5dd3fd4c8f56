import { describe, expect, it } from 'vitest';
import { readyRequest, stepRequest } from '../../../firmware-bridge/link/request.fsm.js';
import type { RequestInput, RequestState, RequestStep } from '../../../firmware-bridge/link/request.fsm.js';

type State = RequestState<string>;
type Input = RequestInput<string>;

const retransmissions = 4;
const awaiting = (transmissions: number): State => ({ name: 'awaitingReply', transmissions });
const finished: State = { name: 'finished', outcome: { kind: 'done', reply: 'first', transmissions: 1 } };
const end = (outcome: Extract<State, { name: 'finished' }>['outcome']): State => ({ name: 'finished', outcome });

const begin: Input = { type: 'begin' };
const ok: Input = { type: 'reply', status: 'ok', reply: 'yes' };
const lit: Input = { type: 'reply', status: 'lit', reply: 'no' };
const nak: Input = { type: 'nak', reason: 'noSession' };
const elapsed: Input = { type: 'wait.elapsed' };
const withdrawn: Input = { type: 'withdrawn' };
const lost: Input = { type: 'link.lost' };

const stop = ['stopWaiting'];

/** Every state with every input. */
const table: readonly (readonly [string, State, Input, State, readonly string[]])[] = [
  ['ready, begin: transmitted', readyRequest, begin, awaiting(1), ['transmit']],
  ['ready, reply: not its own', readyRequest, ok, readyRequest, []],
  ['ready, nak: not its own', readyRequest, nak, readyRequest, []],
  ['ready, time: nothing to wait for', readyRequest, elapsed, readyRequest, []],
  [
    'ready, link lost: never sent',
    readyRequest,
    lost,
    end({ kind: 'unknown', reason: 'linkLost', transmissions: 0 }),
    stop,
  ],
  ['awaiting, begin: already begun', awaiting(1), begin, awaiting(1), []],
  ['awaiting, ok: done', awaiting(2), ok, end({ kind: 'done', reply: 'yes', transmissions: 2 }), stop],
  ['awaiting, refusal: refused', awaiting(1), lit, end({ kind: 'refused', reason: 'lit' }), stop],
  ['awaiting, nak: nak', awaiting(3), nak, end({ kind: 'nak', reason: 'noSession', transmissions: 3 }), stop],
  ['awaiting, time: transmitted again', awaiting(1), elapsed, awaiting(2), ['transmit']],
  ['awaiting, time, fourth retransmission', awaiting(4), elapsed, awaiting(5), ['transmit']],
  [
    'awaiting, time after the fourth: unknown, not failed',
    awaiting(5),
    elapsed,
    end({ kind: 'unknown', reason: 'noAcknowledge', transmissions: 5 }),
    stop,
  ],
  [
    'awaiting, link lost: unknown',
    awaiting(1),
    lost,
    end({ kind: 'unknown', reason: 'linkLost', transmissions: 1 }),
    stop,
  ],
  [
    'awaiting, withdrawn: not transmitted again, unknown',
    awaiting(1),
    withdrawn,
    end({ kind: 'unknown', reason: 'noAcknowledge', transmissions: 1 }),
    stop,
  ],
  ['ready, withdrawn: nothing to wait for', readyRequest, withdrawn, readyRequest, []],
  ['finished, withdrawn: stays', finished, withdrawn, finished, []],
  ['finished, begin: stays', finished, begin, finished, []],
  ['finished, second reply: stays', finished, lit, finished, []],
  ['finished, nak: stays', finished, nak, finished, []],
  ['finished, time: stays', finished, elapsed, finished, []],
  ['finished, link lost: stays', finished, lost, finished, []],
];

describe('one request', () => {
  it.each(table)('%s', (_name, state, input, next, effects) => {
    expect(stepRequest(state, input, retransmissions)).toEqual({ state: next, effects });
  });

  it('transmits at most five times, whatever the order of events', () => {
    let state: State = readyRequest;
    let transmissions = 0;
    for (const input of [begin, ...Array.from({ length: 20 }, () => elapsed)]) {
      const step: RequestStep<string> = stepRequest(state, input, retransmissions);
      state = step.state;
      transmissions += step.effects.filter((effect) => effect === 'transmit').length;
    }
    expect(transmissions).toBe(5);
  });
});
