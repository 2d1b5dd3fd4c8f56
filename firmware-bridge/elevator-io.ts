import { callButtons, type ButtonId, type CallButton, type Station } from '../config/index.js';
import { Listeners, delay } from '../config/kernel/index.js';
import type { Clock, Unsubscribe } from '../config/kernel/index.js';
import type { Board, BoardEvent, BoardInputs } from './boards/board.types.js';
import { createBoard } from './boards/create-board.js';
import type { CreateBoardOptions } from './boards/create-board.js';
import { longestPulseMs, shortestPulseMs } from './boards/press-range.js';
import { InputsPlausibility } from './elevator-io-doubt.js';
import { readLift } from './elevator-io-inputs.js';
import type { LiftReading } from './elevator-io-inputs.js';
import { SteadyMode } from './elevator-io-mode.js';
import type {
  ElevatorEvent,
  ElevatorIo,
  LampState,
  LiftMode,
  LinkCounters,
  PressOutcome,
  PressRefusal,
} from './elevator-io.types.js';

/** ms between the end of one pulse and the next: a relay takes up to 10 ms to open, and the lamp shall be seen before. */
const gapMs = 100;

export function createElevatorIo(options: CreateBoardOptions): ElevatorIo {
  return new LinkedElevatorIo(options);
}

class LinkedElevatorIo implements ElevatorIo {
  readonly station: Station;
  readonly #clock: Clock;
  readonly #board: Board;
  readonly #events = new Listeners<ElevatorEvent>();
  readonly #mode: SteadyMode;
  readonly #plausibility: InputsPlausibility;
  #toldMode: LiftMode = 'unknown';
  #reading: LiftReading;
  #lastPress: Promise<unknown> = Promise.resolve();
  #nextPressMs = -Infinity;
  /** Presses asked for before the latest one are not sent any more. */
  #withdrawals = 0;
  /** Between `stop` and the end of the link a release is under way, and nothing may be sent behind it. */
  #isStopping = false;

  constructor(options: CreateBoardOptions) {
    const { station, clock } = options;
    this.station = station;
    this.#clock = clock;
    this.#board = createBoard(options);
    this.#plausibility = new InputsPlausibility(station);
    this.#reading = readLift(station, { inputs: null });
    this.#mode = new SteadyMode(clock, () => {
      this.#tellMode();
    });
    this.#board.onEvent((event) => {
      this.#heedBoard(event);
    });
  }

  get isLinkUp(): boolean {
    return this.#board.isUp;
  }

  get mode(): LiftMode {
    return this.#mode.current;
  }

  get counters(): LinkCounters {
    return this.#board.counters;
  }

  lamp(button: ButtonId): LampState {
    return this.#reading.lamps.get(button) ?? 'unknown';
  }

  press(button: ButtonId, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome> {
    const deadline = this.#clock.now() + deadlineMs;
    const withdrawals = this.#withdrawals;
    const isWithdrawn = (): boolean => withdrawals !== this.#withdrawals || withdrawn?.aborted === true;
    const press = this.#lastPress.then(() => this.#pressInTurn(button, deadline, isWithdrawn));
    // One that fails must not take those behind it along.
    this.#lastPress = press.catch(() => undefined);
    return press;
  }

  releaseAll(): Promise<void> {
    this.#withdrawals += 1;
    return this.#board.releaseAll();
  }

  onEvent(listener: (event: ElevatorEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#isStopping = false;
    this.#board.start();
  }

  stop(): Promise<void> {
    this.#withdrawals += 1;
    this.#isStopping = true;
    return this.#board.stop();
  }

  async #pressInTurn(id: ButtonId, deadlineMs: number, isWithdrawn: () => boolean): Promise<PressOutcome> {
    if (this.#nextPressMs > deadlineMs) return { kind: 'refused', reason: 'tooLate' };
    const waitMs = this.#nextPressMs - this.#clock.now();
    if (waitMs > 0) await delay(this.#clock, waitMs);
    const button = callButtons(this.station).find((each) => each.id === id);
    if (button === undefined || button.contact > this.station.board.relays) {
      return { kind: 'refused', reason: 'noSuchContact' };
    }
    const refusal = (): PressRefusal | null =>
      this.#refusal(button, deadlineMs) ?? (isWithdrawn() ? 'withdrawn' : null);
    const early = refusal();
    if (early !== null) return { kind: 'refused', reason: early };
    const durationMs = this.#pulseMs();
    const outcome = await this.#board.press({ contact: button.contact, durationMs, deadlineMs, refusal, isWithdrawn });
    // Counted from the answer, so from after the contact closed; and after an unknown press it may be closed as well.
    if (outcome.kind !== 'refused') this.#nextPressMs = this.#clock.now() + durationMs + gapMs;
    return outcome;
  }

  /** The second of three layers: the controller has asked the same before, the board will ask it again at the instant. */
  #refusal({ id }: CallButton, deadlineMs: number): PressRefusal | null {
    if (!this.isLinkUp || this.#isStopping) return 'linkDown';
    if (this.mode !== 'normal') return 'notNormal';
    const lamp = this.lamp(id);
    if (lamp === 'unknown') return 'lampUnreadable';
    if (lamp === 'lit') return 'alreadyLit';
    return this.#clock.now() > deadlineMs ? 'tooLate' : null;
  }

  #pulseMs(): number {
    const limitMs = Math.min(longestPulseMs, this.#board.longestPulseMs ?? longestPulseMs);
    return Math.min(Math.max(this.station.pulseMs, shortestPulseMs), limitMs);
  }

  #heedBoard(event: BoardEvent): void {
    switch (event.type) {
      case 'board.changed':
        this.#read(event);
        break;
      case 'link.lost':
        this.#read({ inputs: null }, event);
        break;
      case 'link.up':
      case 'link.refused':
        this.#events.emit(event);
        break;
    }
  }

  /** @param cause told before its consequences, yet when they are in force: a listener that looks sees one truth */
  #read(inputs: BoardInputs, cause?: ElevatorEvent): void {
    const lampsBefore = this.#reading.lamps;
    const doubtBefore = this.#plausibility.doubt;
    this.#plausibility.see(inputs, this.#clock.now());
    const { doubt } = this.#plausibility;
    this.#reading = readLift(this.station, inputs, doubt);
    this.#mode.see(this.#reading.mode, doubt);
    if (this.mode !== 'normal') this.#withdrawals += 1;
    if (cause !== undefined) this.#events.emit(cause);
    if (doubt !== doubtBefore) this.#events.emit({ type: 'inputs.doubted', doubt });
    this.#tellMode();
    for (const [button, lamp] of this.#reading.lamps) {
      if (lamp !== lampsBefore.get(button)) this.#events.emit({ type: 'lamp.changed', button, lamp });
    }
  }

  /** Compared with what was told, not with what was: a mode becomes normal by time alone, and a reading may come at that instant. */
  #tellMode(): void {
    const { mode } = this;
    if (mode === this.#toldMode) return;
    this.#toldMode = mode;
    this.#events.emit({ type: 'mode.changed', mode });
  }
}
