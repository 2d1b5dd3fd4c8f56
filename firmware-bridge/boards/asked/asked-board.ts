import { createActor } from 'xstate';
import type { Actor } from 'xstate';
import { Listeners } from '../../../config/kernel/index.js';
import type { Clock, Log, Unsubscribe } from '../../../config/kernel/index.js';
import type { ByteChannel, ChannelOpener } from '../../channel/byte-channel.js';
import type { HoldOutcome, LinkCounters, MakerBoardIdentity, PressOutcome } from '../../elevator-io.types.js';
import { linkTiming } from '../../link/link-timing.js';
import { createLinkMachine } from '../../link/link.machine.js';
import { LinkNews } from '../../link/link-news.js';
import { LinkTally } from '../../link/link-tally.js';
import { Port } from '../../link/port.js';
import { settleWithin } from '../../link/settle-within.js';
import type { Board, BoardCapabilities, BoardEvent, PressCommand } from '../board.types.js';
import { longestPulseMs, outOfRange } from '../press-range.js';
import type { Conversation, Dialect, Reading, TimedReading } from './conversation.types.js';
import { InputHistory } from './input-history.js';
import { pressAsked } from './press-asked.js';
import { Turns } from './turns.js';

export interface AskedBoardOptions {
  readonly opener: ChannelOpener;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly log: Log;
}

/** ms after its time was over that a contact may still read as closed. */
const openWithinMs = 300;

/**
 * A board that speaks only when it is asked, through every connection to it. Its life is that of the LINK v1 board: greeted
 * until it answers, asked four times a second, lost when it stays silent, greeted again after a pause.
 */
export class AskedBoard implements Board {
  readonly capabilities: BoardCapabilities;
  /** By the time it presses, nobody has looked at the lamp. */
  readonly takesCallsBack = false;
  readonly #options: AskedBoardOptions;
  readonly #actor: Actor<ReturnType<typeof createLinkMachine>>;
  readonly #port: Port<Conversation>;
  readonly #events = new Listeners<BoardEvent>();
  readonly #tally = new LinkTally();
  readonly #news: LinkNews;
  readonly #turns = new Turns();
  readonly #releases = new Listeners<undefined>();
  /** The one that answered; undefined while the link is down. */
  #session: Conversation | undefined;
  #greeting: Conversation | undefined;
  /** Of this session: in the pause before it a lamp may have lit. */
  #history = new InputHistory();
  #identity: MakerBoardIdentity | undefined;
  #closedUntilMs = -Infinity;
  #isStopping = false;

  constructor(options: AskedBoardOptions) {
    this.#options = options;
    const { opener, dialect, clock, log } = options;
    this.#news = new LinkNews(log, (event) => {
      this.#events.emit(event);
    });
    this.capabilities = dialect.capabilities;
    this.#port = new Port(
      { opener, clock, letGoWithinMs: linkTiming.stopWithinMs, connect: (channel) => this.#begin(channel) },
      {
        opened: () => {
          this.#actor.send({ type: 'port.opened' });
        },
        failed: (reason) => {
          this.#actor.send({ type: 'port.failed', reason });
        },
      },
    );
    this.#actor = createActor(this.#machine(), { clock });
    this.#actor.start();
  }

  get isUp(): boolean {
    return this.#session !== undefined;
  }

  get longestPulseMs(): number | null {
    return this.#identity === undefined ? null : longestPulseMs;
  }

  get counters(): LinkCounters {
    return this.#tally.counters;
  }

  onEvent(listener: (event: BoardEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#isStopping = false;
    this.#actor.send({ type: 'link.start' });
  }

  async stop(): Promise<void> {
    const { clock } = this.#options;
    this.#isStopping = true;
    await settleWithin(clock, linkTiming.stopWithinMs, this.releaseAll());
    this.#actor.send({ type: 'link.stop' });
    await settleWithin(clock, linkTiming.stopWithinMs, this.#port.closing);
  }

  async releaseAll(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.#releases.emit(undefined);
    const released = await this.#turns.take(() => session.release());
    if (!released.ok) this.#lose(session, released.failure.message);
  }

  async press(command: PressCommand): Promise<PressOutcome> {
    const { dialect, clock } = this.#options;
    const session = this.#session;
    if (command.lamp === 'lit') return { kind: 'refused', reason: 'notRevocable' };
    const isTooShort = command.durationMs < this.capabilities.pulseStepMs;
    const reason = outOfRange(command, dialect.relays) ?? (isTooShort ? 'badDuration' : null);
    if (reason !== null) return { kind: 'refused', reason };
    if (session === undefined) return { kind: 'refused', reason: 'linkDown' };
    const isReleased = this.#watchForRelease();
    try {
      return await this.#turns.take(() =>
        pressAsked(command, {
          conversation: session,
          clock,
          mayGoOn: () => session === this.#session && !this.#isStopping && !isReleased.has(),
          read: () => this.#read(session),
          released: isReleased.first,
          onSent: () => {
            this.#closedUntilMs = clock.now() + command.durationMs + openWithinMs;
            this.#actor.send({ type: 'state.hurried' });
          },
        }),
      );
    } finally {
      isReleased.stop();
    }
  }

  /** Nothing but this host would open the contact again. */
  hold(): Promise<HoldOutcome> {
    return Promise.resolve({ kind: 'refused', reason: 'noSuchContact', heldMs: 0 });
  }

  #watchForRelease(): { has(): boolean; readonly first: Promise<void>; stop(): void } {
    let isReleased = false;
    let stop: Unsubscribe = () => undefined;
    const first = new Promise<void>((resolve) => {
      stop = this.#releases.add(() => {
        isReleased = true;
        resolve();
      });
    });
    return { has: () => isReleased, first, stop };
  }

  #begin(channel: ByteChannel): Conversation {
    const { clock, dialect } = this.#options;
    channel.onClose((reason) => {
      this.#actor.send({ type: 'port.closed', reason: `the connection is gone: ${reason} (ELV-LINK-004)` });
    });
    return dialect.begin({ channel, clock, tally: this.#tally });
  }

  async #greet(): Promise<void> {
    const conversation = this.#port.connection;
    // Asked for again while the answer to the first is on its way.
    if (conversation === undefined || this.#greeting === conversation) return;
    this.#greeting = conversation;
    const identified = await this.#turns.take(() => conversation.identify());
    if (this.#greeting === conversation) this.#greeting = undefined;
    if (conversation !== this.#port.connection) return;
    if (identified.ok) {
      this.#identity = identified.value;
      this.#session = conversation;
      this.#history = new InputHistory();
      this.#tally.cameUp();
      this.#actor.send({ type: 'session.opened' });
    } else if (identified.failure.kind === 'refused') {
      const reason = `another board than the configured one: ${identified.failure.message} (ELV-LINK-003)`;
      this.#actor.send({ type: 'board.refused', refusal: { code: 'ELV-LINK-003', reason } });
    }
  }

  async #askState(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const reading = await this.#turns.take(() => this.#read(session));
    if (reading === null || session !== this.#session) return;
    if (reading.relays !== 0n && this.#options.clock.now() > this.#closedUntilMs) this.#openForgotten(session, reading);
    this.#actor.send({ type: 'state.answered' });
  }

  /** Told to whoever listens before this settles; null: the link is lost. */
  async #read(session: Conversation): Promise<TimedReading | null> {
    const askedAgain = this.#tally.retransmissions;
    const reading = await session.read();
    if (session !== this.#session) return null;
    if (!reading.ok) {
      this.#lose(session, reading.failure.message);
      return null;
    }
    const { relays, inputs } = reading.value;
    const known = inputs === null ? { inputs } : this.#history.note(inputs, this.#options.clock.now());
    this.#events.emit({ type: 'board.changed', relays, ...known });
    return { ...reading.value, isFirsthand: this.#tally.retransmissions === askedAgain };
  }

  /** A contact that nobody asked to be closed any longer; greeting the board anew opens it, or refuses the board. */
  #openForgotten(session: Conversation, { relays }: Reading): void {
    this.#options.log.error({ relays }, 'a contact is closed that should be open');
    this.#lose(session, `contacts ${relays.toString(2)} (binary, the first one last) are closed beyond their time`);
  }

  #lose(session: Conversation, reason: string): void {
    if (session !== this.#session) return;
    this.#actor.send({ type: 'session.lost', reason: `${reason} (ELV-LINK-004)` });
  }

  #machine(): ReturnType<typeof createLinkMachine> {
    return createLinkMachine(
      {
        openPort: () => {
          this.#port.open();
        },
        closePort: () => {
          this.#port.close();
        },
        sendHello: () => void this.#greet(),
        configure: () => {
          // There is nothing that such a board could be told of the lift.
          this.#actor.send({ type: 'session.configured' });
        },
        askState: () => void this.#askState(),
        announceUp: () => {
          if (this.#identity !== undefined) this.#news.up(this.#identity);
        },
        announceLost: (reason) => {
          this.#session = undefined;
          // Whoever waits for a contact to open waits no longer.
          this.#releases.emit(undefined);
          this.#news.lost(reason, this.#isStopping);
        },
        announceUnreachable: (reason) => {
          this.#news.unreachable(reason);
        },
        announceRefused: (refusal) => {
          this.#news.refused(refusal);
        },
      },
      linkTiming,
      this.#options.clock,
    );
  }
}
