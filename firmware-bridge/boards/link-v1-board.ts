import type { Unsubscribe } from '../../config/kernel/index.js';
import type { HoldOutcome, LinkCounters, PressOutcome } from '../elevator-io.types.js';
import type { HoldCommand } from '../link/hold-door.js';
import { Link } from '../link/link.js';
import type { LinkOptions } from '../link/link.js';
import type { Board, BoardCapabilities, BoardEvent, PressCommand } from './board.types.js';
import { outOfRange } from './press-range.js';

/** The project's own board: its firmware is the third of three layers and trusts no host. */
export class LinkV1Board implements Board {
  readonly capabilities: BoardCapabilities = {
    endsPulses: true,
    releasesOnSilence: true,
    checksLamps: true,
    hasInterlocks: true,
    holdsDoors: true,
    refusesLatePresses: true,
    pulseStepMs: 1,
  };
  readonly #relays: number;
  readonly #link: Link;

  constructor(options: LinkOptions) {
    this.#relays = options.board.relays;
    this.#link = new Link(options);
  }

  get isUp(): boolean {
    return this.#link.isUp;
  }

  get longestPulseMs(): number | null {
    return this.#link.longestPulseMs;
  }

  get counters(): LinkCounters {
    return this.#link.counters;
  }

  get takesCallsBack(): boolean {
    return this.#link.takesCallsBack;
  }

  async press(command: PressCommand): Promise<PressOutcome> {
    const reason = outOfRange(command, this.#relays);
    return reason === null ? this.#link.pulse(command) : { kind: 'refused', reason };
  }

  hold(command: HoldCommand): Promise<HoldOutcome> {
    return this.#link.hold(command);
  }

  releaseAll(): Promise<void> {
    return this.#link.releaseAll();
  }

  onEvent(listener: (event: BoardEvent) => void): Unsubscribe {
    return this.#link.onEvent(listener);
  }

  start(): void {
    this.#link.start();
  }

  stop(): Promise<void> {
    return this.#link.stop();
  }
}
