import { randomInt } from 'node:crypto';
import { createActor } from 'xstate';
import type { Actor } from 'xstate';
import type { BoardSettings } from '../../config/index.js';
import { Listeners } from '../../config/kernel/index.js';
import type { Clock, Log, Unsubscribe } from '../../config/kernel/index.js';
import { identifyBoard } from '../boards/link-v1.js';
import type { LinkBoard } from '../boards/link-v1.js';
import type { ByteChannel, ChannelOpener } from '../channel/byte-channel.js';
import type { BoardIdentity, LinkCounters, PressOutcome, PressRefusal } from '../elevator-io.types.js';
import { protocolVersion, pulseFlags } from '../protocol/index.js';
import type { Address, Message } from '../protocol/index.js';
import { Connection } from './connection.js';
import { linkTiming } from './link-timing.js';
import type { LinkTiming } from './link-timing.js';
import { createLinkMachine } from './link.machine.js';
import { certainVerdict, journalVerdict } from './press-verdict.js';
import { RoundTrips } from './round-trips.js';
import { Session } from './session.js';
import type { Exchange, Snapshot } from './session.js';
import { settleWithin } from './settle-within.js';

export type LinkEvent =
  | { readonly type: 'link.up'; readonly board: BoardIdentity }
  | { readonly type: 'link.lost'; readonly reason: string }
  | { readonly type: 'link.refused'; readonly reason: string }
  | { readonly type: 'board.changed'; readonly relays: bigint; readonly inputs: bigint };

export interface LinkOptions {
  readonly opener: ChannelOpener;
  readonly board: Pick<BoardSettings, 'relays' | 'inputs'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing?: LinkTiming;
  /** 32 random bits; every HELLO takes a new one, so that a late answer to an earlier HELLO is not believed. */
  readonly makeNonce?: () => number;
}

export interface PulseCommand {
  /** Counted from 1. */
  readonly contact: number;
  readonly durationMs: number;
  /** The host's clock, ms: the board refuses to execute the pulse after it. */
  readonly deadlineMs: number;
  /** Asked once more when the frame is about to be sent: a heartbeat before it may just have brought fire. null: may be sent. */
  readonly refusal: () => PressRefusal | null;
  /** Asked before a frame without an answer is sent again: fire may have come since the first one, and that one may be lost. */
  readonly isWithdrawn: () => boolean;
}

interface Greeting {
  readonly nonce: number;
  readonly sequence: number;
}

/** One board, through every connection to it: keeps the link up, knows whether it is, and sends pulses that happen once or not. */
export class Link {
  readonly #options: LinkOptions;
  readonly #timing: LinkTiming;
  readonly #actor: Actor<ReturnType<typeof createLinkMachine>>;
  readonly #events = new Listeners<LinkEvent>();
  readonly #helloAcks = new Listeners<Message<'helloAck'>>();
  readonly #roundTrips = new RoundTrips();
  #connection: Connection | undefined;
  #closing: Promise<void> = Promise.resolve();
  #openings = 0;
  #greeting: Greeting | undefined;
  #helloSequence = 0;
  #session: Session | undefined;
  #board: LinkBoard | undefined;
  #badFrames = 0;
  #sessions = 0;
  #toldUnreachable: string | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#timing = options.timing ?? linkTiming;
    const machine = createLinkMachine(
      {
        openPort: () => {
          this.#openPort().catch((error: unknown) => {
            this.#actor.send({ type: 'port.failed', reason: `${String(error)} (ELV-LINK-001)` });
          });
        },
        closePort: () => {
          this.#closePort();
        },
        sendHello: () => {
          this.#sendHello();
        },
        askState: () => void this.#askState(),
        announceUp: () => {
          this.#announceUp();
        },
        announceLost: (reason) => {
          this.#announceLost(reason);
        },
        announceUnreachable: (reason) => {
          this.#announceUnreachable(reason);
        },
        announceRefused: (reason) => {
          options.log.error({ code: 'ELV-LINK-003', reason }, 'wrong board');
          this.#events.emit({ type: 'link.refused', reason });
        },
      },
      this.#timing,
      options.clock,
    );
    this.#actor = createActor(machine, { clock: options.clock });
    this.#actor.start();
  }

  get isUp(): boolean {
    return this.#session !== undefined;
  }

  /** ms; null while no board is known. */
  get longestPulseMs(): number | null {
    return this.#board?.longestPulseMs ?? null;
  }

  get counters(): LinkCounters {
    return {
      exchanges: this.#roundTrips.exchanges,
      retransmissions: this.#roundTrips.retransmissions,
      badFrames: this.#badFrames,
      reconnects: Math.max(0, this.#sessions - 1),
      medianRoundTripMs: this.#roundTrips.medianMs,
    };
  }

  onEvent(listener: (event: LinkEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#actor.send({ type: 'link.start' });
  }

  /** Opens the contacts, then closes the port; takes at most twice `stopWithinMs`, whatever the board and the port do. */
  async stop(): Promise<void> {
    const { clock } = this.#options;
    await settleWithin(clock, this.#timing.stopWithinMs, this.releaseAll());
    this.#actor.send({ type: 'link.stop' });
    await settleWithin(clock, this.#timing.stopWithinMs, this.#closing);
  }

  /** Without a session there is nothing to send: a board without one has opened its contacts. */
  async releaseAll(): Promise<void> {
    await this.#session?.ask({ kind: 'releaseAll' }, { order: 'first' });
  }

  /** Closes the contact once, only if its lamp is dark then. A pulse without an answer is never sent again. */
  async pulse(command: PulseCommand): Promise<PressOutcome> {
    const session = this.#session;
    const { clock } = this.#options;
    const notAfter = session?.boardClock.notAfter(command.deadlineMs, clock.now()) ?? null;
    if (session === undefined || notAfter === null) return { kind: 'refused', reason: 'linkDown' };
    const channel = command.contact - 1;
    const { durationMs } = command;
    const journal = this.#listenForHelloAck();
    let refusal: PressRefusal = 'linkDown';
    const mayBegin = (): boolean => {
      const found = command.refusal();
      refusal = found ?? refusal;
      return found === null;
    };
    const pulse = { kind: 'pulse', channel, durationMs, notAfter, flags: pulseFlags.onlyIfDark } as const;
    const exchange = await session.ask(pulse, { mayBegin, mayRepeat: () => !command.isWithdrawn() });
    if (exchange.sequence === null) {
      journal.stop();
      return { kind: 'refused', reason: refusal };
    }
    this.#actor.send({ type: 'state.hurried' });
    const certain = certainVerdict(exchange);
    if (certain !== null) {
      journal.stop();
      return certain;
    }
    const hello = await settleWithin(clock, this.#timing.resolveForMs, journal.first);
    journal.stop();
    return journalVerdict({ session: session.id, sequence: exchange.sequence, channel }, exchange, hello);
  }

  #listenForHelloAck(): { readonly first: Promise<Message<'helloAck'>>; stop(): void } {
    let stop: Unsubscribe = () => undefined;
    const first = new Promise<Message<'helloAck'>>((resolve) => {
      stop = this.#helloAcks.add(resolve);
    });
    return { first, stop };
  }

  async #openPort(): Promise<void> {
    const opening = (this.#openings += 1);
    // The connection before must have let go of the port.
    await settleWithin(this.#options.clock, this.#timing.stopWithinMs, this.#closing);
    if (opening !== this.#openings) return;
    const opened = await this.#options.opener.open();
    if (opening !== this.#openings) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (opened.ok) this.#connect(opened.value);
    else this.#actor.send({ type: 'port.failed', reason: `${opened.failure.message} (ELV-LINK-001)` });
  }

  #connect(channel: ByteChannel): void {
    this.#connection = new Connection(
      channel,
      this.#options.board,
      {
        received: (message, address) => {
          if (message.kind === 'helloAck') this.#welcome(message, address);
          else this.#session?.receive(message, address);
        },
        discarded: () => {
          this.#badFrames += 1;
        },
        closed: (reason) => {
          this.#actor.send({ type: 'port.closed', reason: `the connection is gone: ${reason} (ELV-LINK-004)` });
        },
      },
      this.#options.log,
    );
    this.#actor.send({ type: 'port.opened' });
  }

  #closePort(): void {
    this.#openings += 1;
    this.#greeting = undefined;
    this.#closing = this.#connection?.close() ?? this.#closing;
    this.#connection = undefined;
  }

  #sendHello(): void {
    const makeNonce = this.#options.makeNonce ?? (() => randomInt(0x1_0000_0000));
    const greeting = { nonce: makeNonce(), sequence: (this.#helloSequence + 1) % 256 };
    this.#helloSequence = greeting.sequence;
    this.#greeting = greeting;
    const hello = { kind: 'hello', protocol: protocolVersion, nonce: greeting.nonce } as const;
    const connection = this.#connection;
    connection?.write(connection.encode(hello, { sequence: greeting.sequence, session: 0 }));
  }

  #welcome(hello: Message<'helloAck'>, address: Address): void {
    const greeting = this.#greeting;
    const connection = this.#connection;
    if (greeting === undefined || connection === undefined) return;
    if (hello.nonce !== greeting.nonce || address.sequence !== greeting.sequence) return;
    this.#greeting = undefined;
    const identified = identifyBoard(this.#options.board, hello);
    if (!identified.ok) {
      this.#actor.send({ type: 'board.refused', reason: identified.failure.message });
      return;
    }
    this.#board = identified.value;
    this.#sessions += 1;
    this.#session = new Session(address, {
      connection,
      clock: this.#options.clock,
      timing: this.#timing,
      roundTrips: this.#roundTrips,
      onSnapshot: (snapshot) => {
        this.#tellSnapshot(snapshot);
      },
      onBroken: (reason) => {
        this.#actor.send({ type: 'session.lost', reason: `${reason} (ELV-LINK-004)` });
      },
    });
    this.#helloAcks.emit(hello);
    this.#actor.send({ type: 'session.opened' });
  }

  async #askState(): Promise<void> {
    const session = this.#session;
    const exchange: Exchange | undefined = await session?.ask({ kind: 'heartbeat' });
    const isAnswered = exchange?.outcome.kind === 'done' || exchange?.outcome.kind === 'refused';
    if (isAnswered && session === this.#session) this.#actor.send({ type: 'state.answered' });
  }

  #tellSnapshot({ relays, inputs }: Snapshot): void {
    this.#events.emit({ type: 'board.changed', relays, inputs });
  }

  #announceUp(): void {
    const board = this.#board?.identity;
    if (board === undefined) return;
    this.#toldUnreachable = undefined;
    this.#options.log.info({ board }, 'link up');
    this.#events.emit({ type: 'link.up', board });
  }

  #announceLost(reason: string): void {
    const session = this.#session;
    this.#session = undefined;
    session?.end();
    this.#options.log.warn({ reason }, 'link lost');
    this.#events.emit({ type: 'link.lost', reason });
  }

  /** Told when the reason is new, not at every attempt. */
  #announceUnreachable(reason: string): void {
    if (reason === this.#toldUnreachable) return;
    this.#toldUnreachable = reason;
    this.#options.log.warn({ reason }, 'no link');
    this.#events.emit({ type: 'link.lost', reason });
  }
}
