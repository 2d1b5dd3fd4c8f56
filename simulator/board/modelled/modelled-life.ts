import { FrameSplitter } from '../../../firmware-bridge/protocol/index.js';
import type { Bits } from '../emulated-board.types.js';
import { InterlockWatch } from './interlock-watch.js';
import { ModelledContacts, type JournalEntry } from './modelled-contacts.js';
import { ModelledSession } from './modelled-session.js';
import { SteadyInputs } from './steady-inputs.js';
import { WiringTable } from './wiring-table.js';

export interface LifeOptions {
  readonly channels: number;
  /** Starts so far, this one included. */
  readonly bootCount: number;
  readonly resetCause: number;
  /** The last pulse of the life before; null: the power was off. */
  readonly journal: JournalEntry | null;
  /** The board's clock, whole ms since this start. */
  readonly now: () => number;
  /** The inputs at this instant. */
  readonly sample: () => Bits;
  readonly send: (wire: Uint8Array) => void;
  readonly onRelays: (relays: Bits) => void;
}

const nothing: JournalEntry = { session: 0, sequence: 0, channel: 0, askedMs: 0, ranMs: 0, isActive: false };

/** A board from one start to the next: all that it forgets in a reset. */
export class ModelledLife {
  readonly #options: LifeOptions;
  readonly #splitter = new FrameSplitter();
  readonly #inputs: SteadyInputs;
  readonly #interlocks: InterlockWatch;
  readonly #contacts: ModelledContacts;
  readonly #session: ModelledSession;
  readonly #table: WiringTable;
  #lookAtMs = Infinity;

  constructor(options: LifeOptions) {
    this.#options = options;
    const { channels, now, sample, onRelays, journal } = options;
    const table = new WiringTable(channels);
    const inputs = new SteadyInputs(channels, sample());
    const interlocks = new InterlockWatch(table, inputs);
    const contacts = new ModelledContacts({
      ...{ channels, table, inputs, interlocks, now, sample, onRelays },
      journal: journal ?? nothing,
      mustRest: journal !== null,
    });
    this.#table = table;
    this.#inputs = inputs;
    this.#interlocks = interlocks;
    this.#contacts = contacts;
    this.#session = new ModelledSession({ ...options, table, contacts, inputs, interlocks });
  }

  /** As a reset finds it. */
  get journal(): JournalEntry {
    return { ...this.#contacts.journal, isActive: false };
  }

  /** The next ms in which there is something to do; Infinity: none, until something comes in. */
  get dueMs(): number {
    return Math.min(
      this.#lookAtMs,
      this.#contacts.dueMs,
      this.#inputs.dueMs,
      this.#interlocks.dueMs,
      this.#session.dueMs,
    );
  }

  /** Inputs are looked at once a ms: the next time is soon enough. */
  noteInputs(): void {
    this.#lookAtMs = Math.min(this.#lookAtMs, this.#options.now() + 1);
  }

  receive(bytes: Uint8Array): void {
    const inForce = this.#table.inForce;
    for (const piece of this.#splitter.push(bytes)) {
      if (piece.kind === 'frame') this.#session.receive(piece.frame);
      else this.#session.receiveBad();
    }
    // What locks has changed with it.
    if (this.#table.inForce !== inForce) this.noteInputs();
  }

  /** A ms in which something is due. */
  tick(): void {
    const nowMs = this.#options.now();
    const sample = this.#options.sample();
    this.#lookAtMs = Infinity;
    const hasOpened = this.#contacts.tick(nowMs);
    const hasInputChanged = this.#inputs.take(sample, nowMs);
    const hasLockChanged = this.#interlocks.tick(sample, nowMs);
    if (this.#interlocks.isLocked) this.#contacts.releaseAll();
    this.#session.tick(nowMs, hasOpened || hasInputChanged || hasLockChanged);
  }
}
