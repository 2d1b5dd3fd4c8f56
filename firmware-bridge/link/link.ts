import { createActor } from 'xstate';
import type { Actor } from 'xstate';
import type { BoardSettings } from '../../config/index.js';
import { Listeners } from '../../config/kernel/index.js';
import type { Clock, Log, Unsubscribe } from '../../config/kernel/index.js';
import type { PressCommand } from '../boards/board.types.js';
import type { ByteChannel, ChannelOpener } from '../channel/byte-channel.js';
import type { HoldOutcome, LinkCounters, PressOutcome } from '../elevator-io.types.js';
import { configurationChecksum, withoutTakingBack } from '../protocol/index.js';
import type { Address, BoardConfiguration, Message } from '../protocol/index.js';
import { Connection } from './connection.js';
import type { ConnectionListener } from './connection.js';
import { Greeter } from './greeter.js';
import type { MakeNonce } from './greeter.js';
import { holdDoor } from './hold-door.js';
import type { HoldCommand } from './hold-door.js';
import { identifyBoard } from './identify-board.js';
import type { LinkBoard } from './identify-board.js';
import { linkTiming } from './link-timing.js';
import type { LinkTiming } from './link-timing.js';
import { configureBoard } from './configure-board.js';
import { LinkNews } from './link-news.js';
import type { LinkNewsEvent } from './link-news.js';
import { LinkTally } from './link-tally.js';
import { createLinkMachine } from './link.machine.js';
import { Port } from './port.js';
import { sendPulse } from './send-pulse.js';
import { Session } from './session.js';
import type { Exchange, Snapshot } from './session.js';
import { settleWithin } from './settle-within.js';

export type LinkEvent =
  | LinkNewsEvent
  | { readonly type: 'board.changed'; readonly relays: bigint; readonly inputs: bigint; readonly blinking: bigint };

export interface LinkOptions {
  readonly opener: ChannelOpener;
  readonly board: Pick<BoardSettings, 'relays' | 'inputs'>;
  /** What is wired to it; a board that does not accept it is not worked with. */
  readonly configuration: BoardConfiguration;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing?: LinkTiming;
  readonly makeNonce?: MakeNonce;
}

/** One board, through every connection to it: keeps the link up, knows whether it is, and sends pulses that happen once or not. */
export class Link {
  readonly #options: LinkOptions;
  readonly #timing: LinkTiming;
  readonly #actor: Actor<ReturnType<typeof createLinkMachine>>;
  readonly #events = new Listeners<LinkEvent>();
  readonly #helloAcks = new Listeners<Message<'helloAck'>>();
  readonly #tally = new LinkTally();
  readonly #news: LinkNews;
  readonly #port: Port<Connection>;
  readonly #greeter: Greeter;
  /** As this board is told it. */
  #configuration: BoardConfiguration;
  #checksum: number;
  #session: Session | undefined;
  /** The session is configured. */
  #isUp = false;
  #board: LinkBoard | undefined;
  #isStopping = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#timing = options.timing ?? linkTiming;
    this.#configuration = options.configuration;
    this.#checksum = configurationChecksum(this.#configuration);
    this.#news = new LinkNews(options.log, (event) => {
      this.#events.emit(event);
    });
    this.#port = this.#createPort(options);
    this.#greeter = new Greeter(options.makeNonce);
    const machine = createLinkMachine(
      {
        openPort: () => {
          this.#port.open();
        },
        closePort: () => {
          this.#greeter.forget();
          this.#session?.end();
          this.#port.close();
        },
        sendHello: () => {
          const { connection } = this.#port;
          if (connection !== undefined) this.#greeter.greet(connection);
        },
        configure: () => void this.#configure(),
        askState: () => void this.#askState(),
        announceUp: () => {
          this.#announceUp();
        },
        announceLost: (reason) => {
          this.#announceLost(reason);
        },
        announceUnreachable: (reason) => {
          this.#news.unreachable(reason);
        },
        announceRefused: (refusal) => {
          this.#news.refused(refusal);
        },
      },
      this.#timing,
      options.clock,
    );
    this.#actor = createActor(machine, { clock: options.clock });
    this.#actor.start();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** ms; null while no board is known. */
  get longestPulseMs(): number | null {
    return this.#board?.longestPulseMs ?? null;
  }

  /** Of the board that the link is up with. */
  get takesCallsBack(): boolean {
    return this.#isUp && this.#board?.takesCallsBack === true;
  }

  get counters(): LinkCounters {
    return this.#tally.counters;
  }

  onEvent(listener: (event: LinkEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#isStopping = false;
    this.#actor.send({ type: 'link.start' });
  }

  /** Opens the contacts, then closes the port; takes at most twice `stopWithinMs`, whatever the board and the port do. */
  async stop(): Promise<void> {
    const { clock } = this.#options;
    this.#isStopping = true;
    await settleWithin(clock, this.#timing.stopWithinMs, this.releaseAll());
    this.#actor.send({ type: 'link.stop' });
    await settleWithin(clock, this.#timing.stopWithinMs, this.#port.closing);
  }

  /** Without a session there is nothing to send: a board without one has opened its contacts. */
  async releaseAll(): Promise<void> {
    await this.#session?.ask({ kind: 'releaseAll' }, { order: 'first' });
  }

  /** Closes the contact once, only if its lamp is then what it must be. A pulse without an answer is never sent again. */
  async pulse(command: PressCommand): Promise<PressOutcome> {
    const session = this.#session;
    if (session === undefined || !this.#isUp) return { kind: 'refused', reason: 'linkDown' };
    if (command.lamp === 'lit' && !this.takesCallsBack) return { kind: 'refused', reason: 'notRevocable' };
    const { clock } = this.#options;
    const { resolveForMs } = this.#timing;
    const onSent = (): void => {
      this.#actor.send({ type: 'state.hurried' });
    };
    const refusal = this.#unlessStopping(command.refusal);
    const isWithdrawn = (): boolean => this.#isStopping || command.isWithdrawn();
    return sendPulse(
      { ...command, refusal, isWithdrawn },
      { session, helloAcks: this.#helloAcks, clock, resolveForMs, onSent },
    );
  }

  /** What waits behind the last RELEASE_ALL would have its turn when that is answered, before the port is closed. */
  #unlessStopping(refusal: PressCommand['refusal']): PressCommand['refusal'] {
    return () => (this.#isStopping ? 'linkDown' : refusal());
  }

  /** Holds a door's contact closed; the board lets go within a second of this program's death. */
  async hold(command: HoldCommand): Promise<HoldOutcome> {
    const session = this.#session;
    if (session === undefined || !this.#isUp) return { kind: 'refused', reason: 'linkDown', heldMs: 0 };
    const refusal = this.#unlessStopping(command.refusal);
    return holdDoor({ ...command, refusal }, session, this.#options.clock, this.#timing);
  }

  #createPort({ opener, board, clock, log }: LinkOptions): Port<Connection> {
    const listener: ConnectionListener = {
      received: (message, address) => {
        if (message.kind === 'helloAck') this.#welcome(message, address);
        else this.#session?.receive(message, address);
      },
      discarded: () => {
        this.#tally.damaged();
      },
      closed: (reason) => {
        this.#actor.send({ type: 'port.closed', reason: `the connection is gone: ${reason} (ELV-LINK-004)` });
      },
    };
    const connect = (channel: ByteChannel): Connection => new Connection(channel, board, listener, log);
    return new Port(
      { opener, connect, clock, letGoWithinMs: this.#timing.stopWithinMs },
      {
        opened: () => {
          this.#actor.send({ type: 'port.opened' });
        },
        failed: (reason) => {
          this.#actor.send({ type: 'port.failed', reason });
        },
      },
    );
  }

  #welcome(hello: Message<'helloAck'>, address: Address): void {
    const { connection } = this.#port;
    if (connection === undefined || !this.#greeter.isAnsweredBy(hello, address)) return;
    const identified = identifyBoard(this.#options.board, hello);
    if (!identified.ok) {
      this.#actor.send({ type: 'board.refused', refusal: identified.failure });
      return;
    }
    this.#board = identified.value;
    const { configuration } = this.#options;
    this.#configuration = this.#board.takesCallsBack ? configuration : withoutTakingBack(configuration);
    this.#checksum = configurationChecksum(this.#configuration);
    this.#session = new Session(address, {
      bootCount: hello.bootCount,
      connection,
      clock: this.#options.clock,
      timing: this.#timing,
      tally: this.#tally,
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

  async #configure(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const configured = await configureBoard(session, this.#configuration);
    // A session that ended meanwhile has told so itself.
    if (configured === null || session !== this.#session) return;
    if (configured.ok) this.#actor.send({ type: 'session.configured' });
    else this.#actor.send({ type: 'board.refused', refusal: configured.failure });
  }

  async #askState(): Promise<void> {
    const session = this.#session;
    const exchange: Exchange | undefined = await session?.ask({ kind: 'heartbeat' });
    const isAnswered = exchange?.outcome.kind === 'done' || exchange?.outcome.kind === 'refused';
    if (isAnswered && session === this.#session) this.#actor.send({ type: 'state.answered' });
  }

  #tellSnapshot({ relays, inputs, blinking, configuration }: Snapshot): void {
    if (!this.#isUp) return;
    if (configuration !== this.#checksum) {
      this.#actor.send({ type: 'session.lost', reason: 'the board has lost what it was told (ELV-LINK-004)' });
      return;
    }
    this.#events.emit({ type: 'board.changed', relays, inputs, blinking });
  }

  #announceUp(): void {
    const board = this.#board?.identity;
    if (board === undefined) return;
    this.#isUp = true;
    this.#tally.cameUp();
    this.#news.up(board);
    if (this.#checksum !== configurationChecksum(this.#options.configuration))
      this.#options.log.warn(board, 'calls are not taken back: the firmware of the board is older than 2.2');
  }

  #announceLost(reason: string): void {
    const session = this.#session;
    this.#isUp = false;
    this.#session = undefined;
    session?.end();
    this.#news.lost(reason, this.#isStopping);
  }
}
