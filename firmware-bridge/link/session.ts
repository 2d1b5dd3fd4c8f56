import type { Clock, TimerHandle } from '../../config/kernel/index.js';
import { nakName, replyOf, statusName } from '../protocol/index.js';
import type { Address, Message, Reply, Request } from '../protocol/index.js';
import { BoardClock } from './board-clock.js';
import type { Connection } from './connection.js';
import type { LinkTiming } from './link-timing.js';
import { readyRequest, stepRequest } from './request.fsm.js';
import type { NakReason, RequestInput, RequestOutcome, RequestState } from './request.fsm.js';
import type { LinkTally } from './link-tally.js';

export type Snapshot = Message<'state'> | Message<'event'>;

/** A request that is over. */
export interface Exchange {
  readonly outcome: RequestOutcome<Reply>;
  /** As it was sent; null if it never was. Together with the session the board's journal is compared with it. */
  readonly sequence: number | null;
  /** ms from the first transmission to the outcome. */
  readonly roundTripMs: number;
}

export interface SessionParts {
  /** The board's, as its HELLO_ACK told. */
  readonly bootCount: number;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly timing: LinkTiming;
  readonly tally: LinkTally;
  /** The board's contacts and inputs, never older than the ones told before. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Told once: nothing more can be asked in this session. */
  readonly onBroken: (reason: string) => void;
}

export interface AskOptions {
  /** `first`: before everything that waits, though not before what is under way. Default `last`. */
  readonly order?: 'first' | 'last';
  /** Asked at the instant of sending, since the world may have changed while the request waited; false: it is never sent. */
  readonly mayBegin?: () => boolean;
  /**
   * Asked before the same bytes are sent again. false: the first ones may not have arrived, and shall not any more; the request
   * ends as unknown, and with it the session, so that the next HELLO opens what they may have closed.
   */
  readonly mayRepeat?: () => boolean;
}

interface Waiting {
  readonly request: Request;
  readonly mayBegin: () => boolean;
  readonly mayRepeat: () => boolean;
  readonly settle: (exchange: Exchange) => void;
}

interface Running extends Waiting {
  readonly sequence: number;
  readonly wire: Uint8Array;
  readonly startedMs: number;
}

const always = (): boolean => true;

/** Never sent. */
const ended: Exchange = {
  outcome: { kind: 'unknown', reason: 'linkLost', transmissions: 0 },
  sequence: null,
  roundTripMs: 0,
};

/**
 * What one HELLO_ACK began: requests one after another (stop and wait), each with the next sequence number. It ends with the
 * first request that is not properly answered; a new session is the only way on.
 */
export class Session {
  readonly id: number;
  readonly boardClock = new BoardClock();
  readonly #parts: SessionParts;
  #sequence: number;
  #waiting: Waiting[] = [];
  #running: Running | undefined;
  #state: RequestState<Reply> = readyRequest;
  #timer: TimerHandle | undefined;
  #latestUptimeMs: number | undefined;
  #isEnded = false;

  /** @param hello the address of the HELLO_ACK: its sequence number is the one to count from */
  constructor(hello: Address, parts: SessionParts) {
    this.id = hello.session;
    this.#sequence = hello.sequence;
    this.#parts = parts;
  }

  ask(request: Request, options: AskOptions = {}): Promise<Exchange> {
    const { order = 'last', mayBegin = always, mayRepeat = always } = options;
    if (this.#isEnded) return Promise.resolve(ended);
    return new Promise((settle) => {
      const waiting = { request, mayBegin, mayRepeat, settle };
      if (order === 'first') this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#beginNext();
    });
  }

  receive(message: Message, address: Address): void {
    if (message.kind === 'nak') {
      // Of a session before this one; 0 is what a board says that has none.
      if (address.session !== 0 && address.session !== this.id) return;
      if (!this.#isAboutCopy(message, address)) this.#step({ type: 'nak', reason: this.#reasonOf(message) });
      return;
    }
    // Frames of a session before this one may still be on their way.
    if (address.session !== this.id) return;
    if (message.kind === 'event') this.#observe(message, true);
    else this.#receiveReply(message, address);
  }

  /** What is under way becomes unknown, what waits is told that it was never sent. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#step({ type: 'link.lost' });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { settle } of waiting) settle(ended);
  }

  /**
   * Whether a NAK answers the late copy of an earlier request, as a line makes that delivers twice: the board then expected the
   * very request that is under way, the one after it or, where the NAK itself is late, one before.
   */
  #isAboutCopy(nak: Message<'nak'>, address: Address): boolean {
    const running = this.#running;
    if (running === undefined || address.session !== this.id || nakName(nak.reason) !== 'badSequence') return false;
    const ahead = (address.sequence - running.sequence + 256) % 256;
    return ahead <= 1 || ahead >= 128;
  }

  /**
   * Only a board that has started since knows nothing of this session. Of any other one the NAK is late or doubled, or answers an
   * earlier copy of what it has executed meanwhile.
   */
  #reasonOf(nak: Message<'nak'>): NakReason {
    const reason = nakName(nak.reason) ?? 'unknownReason';
    const startsSince = (nak.bootCount - this.#parts.bootCount) & 0xffff;
    return reason === 'noSession' && startsSince > 0 && startsSince < 0x8000 ? 'restarted' : reason;
  }

  #receiveReply(message: Message, address: Address): void {
    const running = this.#running;
    if (running?.sequence !== address.sequence || message.kind !== replyOf[running.request.kind]) return;
    this.#step({ type: 'reply', status: statusName(message.status) ?? 'unknownStatus', reply: message });
  }

  #beginNext(): void {
    if (this.#running !== undefined || this.#isEnded) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    if (!next.mayBegin()) {
      next.settle(ended);
      this.#beginNext();
      return;
    }
    const sequence = (this.#sequence + 1) % 256;
    this.#sequence = sequence;
    // Encoded once: a retransmission is the very same bytes, or the board would execute it again.
    const wire = this.#parts.connection.encode(next.request, { sequence, session: this.id });
    this.#running = { ...next, sequence, wire, startedMs: this.#parts.clock.now() };
    this.#state = readyRequest;
    this.#step({ type: 'begin' });
  }

  #step(input: RequestInput<Reply>): void {
    const running = this.#running;
    if (running === undefined) return;
    const { clock, timing, tally } = this.#parts;
    const { state, effects } = stepRequest(this.#state, input, timing.retransmissions);
    this.#state = state;
    for (const effect of effects) {
      if (this.#timer !== undefined) clock.clearTimeout(this.#timer);
      this.#timer = undefined;
      if (effect === 'stopWaiting') continue;
      if (input.type === 'wait.elapsed') tally.retransmitted();
      this.#timer = clock.setTimeout(() => {
        this.#step({ type: running.mayRepeat() ? 'wait.elapsed' : 'withdrawn' });
      }, timing.retransmitAfterMs);
      this.#parts.connection.write(running.wire);
    }
    if (state.name === 'finished') this.#finish(running, state.outcome);
  }

  #finish(running: Running, outcome: RequestOutcome<Reply>): void {
    this.#running = undefined;
    const roundTripMs = this.#parts.clock.now() - running.startedMs;
    if (outcome.kind === 'done' || outcome.kind === 'refused') this.#parts.tally.answered(roundTripMs);
    running.settle({ outcome, sequence: running.sequence, roundTripMs });
    if (outcome.kind === 'nak') {
      this.#break(outcome.reason === 'restarted' ? 'the board has restarted' : `the board answered ${outcome.reason}`);
    }
    if (outcome.kind === 'unknown') this.#break('the board does not answer');
    try {
      // Before the next request: what the board says of the lift may forbid it.
      if (outcome.kind === 'done' && outcome.reply.kind === 'state') {
        this.#observe(outcome.reply, outcome.transmissions === 1);
      }
    } finally {
      // Whatever a listener throws, the link must not fall silent.
      this.#beginNext();
    }
  }

  #break(reason: string): void {
    if (this.#isEnded) return;
    this.end();
    this.#parts.onBroken(reason);
  }

  /** @param isFresh false for the stored answer to a retransmission: true when it was made, which is a while ago */
  #observe(snapshot: Snapshot, isFresh: boolean): void {
    const latest = this.#latestUptimeMs;
    // The signed difference lets the board's 32 bits wrap after 49 days.
    if (latest !== undefined && ((snapshot.uptimeMs - latest) | 0) < 0) return;
    this.#latestUptimeMs = snapshot.uptimeMs;
    if (isFresh) this.boardClock.read(snapshot.uptimeMs, this.#parts.clock.now());
    this.#parts.onSnapshot(snapshot);
  }
}
