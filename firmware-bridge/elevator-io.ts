import { callButtons, type ButtonId, type CallButton, type PanelContact, type Station } from '../config/index.js';
import { Listeners, delay } from '../config/kernel/index.js';
import type { Clock, Unsubscribe } from '../config/kernel/index.js';
import type { Board, BoardEvent, BoardInputs, PressCommand, RequiredLamp } from './boards/board.types.js';
import { createBoard } from './boards/create-board.js';
import type { CreateBoardOptions } from './boards/create-board.js';
import { longestPulseMs, shortestPulseMs } from './boards/press-range.js';
import { DoorHolding } from './elevator-io-door.js';
import { InputsPlausibility } from './elevator-io-doubt.js';
import { readLift } from './elevator-io-inputs.js';
import type { LiftReading } from './elevator-io-inputs.js';
import { SteadyMode } from './elevator-io-mode.js';
import { OwnCalls } from './elevator-io-own-calls.js';
import { ContactTurns } from './elevator-io-turns.js';
import type {
  DoorHold,
  ElevatorEvent,
  ElevatorIo,
  HoldOutcome,
  LampState,
  LiftMode,
  LinkCounters,
  OwnCall,
  PressOutcome,
  PressRefusal,
} from './elevator-io.types.js';

/** ms after which a board that was busy is asked for the alarm again. */
const alarmAgainMs = 50;

/** What a press is asked for with, besides its button. */
interface PressWish {
  readonly deadlineMs: number;
  readonly withdrawn?: AbortSignal | undefined;
  readonly lamp: RequiredLamp;
  /** What its lamp has to say against it; absent: it has none. */
  readonly lampRefusal?: () => PressRefusal | null;
  /** What is to be remembered of it, around the closing of its contact; absent: nothing. */
  readonly remember?: (press: () => Promise<PressOutcome>) => Promise<PressOutcome>;
}

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
  /** Of which it is the reading. */
  #inputs: BoardInputs = { inputs: null };
  readonly #turns: ContactTurns;
  readonly #door: DoorHolding;
  readonly #ownCalls: OwnCalls;
  /** Presses asked for before the latest one are not sent any more. */
  #withdrawals = 0;
  /** Between `stop` and the end of the link a release is under way, and nothing may be sent behind it. */
  #isStopping = false;

  constructor(options: CreateBoardOptions) {
    const { station, clock } = options;
    this.station = station;
    this.#clock = clock;
    this.#board = createBoard(options);
    this.#turns = new ContactTurns(clock);
    this.#door = new DoorHolding({ board: this.#board, clock, turns: this.#turns, refusal: () => this.#forbidden() });
    this.#ownCalls = new OwnCalls(station, clock);
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

  get isPresent(): boolean {
    return this.#reading.isPresent;
  }

  get takesCallsBack(): boolean {
    return this.#ownCalls.isOffered && this.#board.takesCallsBack;
  }

  lamp(button: ButtonId): LampState {
    return this.#reading.lamps.get(button) ?? 'unknown';
  }

  press(button: ButtonId, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome> {
    return this.#pressInTurn(this.#known(button), {
      ...{ deadlineMs, withdrawn, lamp: 'dark' },
      lampRefusal: () => this.#lampRefusal(button),
      remember: (press) => this.#ownCalls.make(button, press),
    });
  }

  takeBack(call: OwnCall, deadlineMs: number, withdrawn?: AbortSignal): Promise<PressOutcome> {
    const { button } = call;
    return this.#pressInTurn(this.#known(button), {
      ...{ deadlineMs, withdrawn, lamp: 'lit' },
      lampRefusal: () =>
        this.#board.takesCallsBack ? this.#ownCalls.refusal(call, this.lamp(button)) : 'notRevocable',
      remember: (press) => this.#ownCalls.takeBack(button, press),
    });
  }

  pressDoorClose(deadlineMs: number): Promise<PressOutcome> {
    const { station } = this;
    return this.#pressInTurn(station.kind === 'car' ? station.doors.close : null, { deadlineMs, lamp: 'any' });
  }

  async pressAlarm(deadlineMs: number): Promise<PressOutcome> {
    const { station } = this;
    const alarm = station.kind === 'car' ? station.alarm : null;
    if (alarm === null || alarm.contact > station.board.relays) return { kind: 'refused', reason: 'noSuchContact' };
    return this.#turns.takeFirst(() => this.#pressAlarm(alarm.contact, this.#clock.now() + deadlineMs));
  }

  async holdDoor(hold: DoorHold): Promise<HoldOutcome> {
    const { station } = this;
    const open = station.kind === 'car' ? station.doors.open : null;
    if (open === null || open.contact > station.board.relays)
      return { kind: 'refused', reason: 'noSuchContact', heldMs: 0 };
    return this.#door.hold(open.contact, hold);
  }

  releaseAll(): Promise<void> {
    this.#withdraw();
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
    this.#isStopping = true;
    this.#withdraw();
    return this.#board.stop();
  }

  #pressInTurn(button: PanelContact | null, wish: PressWish): Promise<PressOutcome> {
    const deadlineMs = this.#clock.now() + wish.deadlineMs;
    const withdrawals = this.#withdrawals;
    const isWithdrawn = (): boolean => withdrawals !== this.#withdrawals || wish.withdrawn?.aborted === true;
    const refusal = (): PressRefusal | null =>
      this.#forbidden() ??
      wish.lampRefusal?.() ??
      (this.#clock.now() > deadlineMs ? 'tooLate' : isWithdrawn() ? 'withdrawn' : null);
    return this.#turns.take(async () => {
      const busy = await this.#turns.untilOpen(deadlineMs);
      if (busy !== null) return { kind: 'refused', reason: busy };
      if (button === null || button.contact > this.station.board.relays)
        return { kind: 'refused', reason: 'noSuchContact' };
      const early = refusal();
      if (early !== null) return { kind: 'refused', reason: early };
      const command = { contact: button.contact, durationMs: this.#pulseMs(), lamp: wish.lamp };
      const press = (): Promise<PressOutcome> => this.#close({ ...command, deadlineMs, refusal, isWithdrawn });
      return wish.remember?.(press) ?? press();
    });
  }

  /** A board that is busy with a floor has not pressed the alarm: it is asked again as soon as that floor is open. */
  async #pressAlarm(contact: number, deadlineMs: number): Promise<PressOutcome> {
    const refusal = (): PressRefusal | null => this.#forbidden();
    for (;;) {
      await this.#turns.untilPulseEnded();
      const early = refusal() ?? (this.#clock.now() > deadlineMs ? 'tooLate' : null);
      if (early !== null) return { kind: 'refused', reason: early };
      const durationMs = this.#longestPulseMs();
      const isWithdrawn = (): boolean => refusal() !== null;
      const command: PressCommand = { contact, durationMs, lamp: 'any', deadlineMs, refusal, isWithdrawn };
      const outcome = await this.#close(command);
      if (outcome.kind !== 'refused' || outcome.reason !== 'busy') return outcome;
      await delay(this.#clock, alarmAgainMs);
    }
  }

  async #close(command: PressCommand): Promise<PressOutcome> {
    const outcome = await this.#board.press(command);
    // After an unknown press the contact may be closed as well.
    if (outcome.kind !== 'refused') this.#turns.noteClosed(command.durationMs);
    return outcome;
  }

  /** The second of three layers: the controller has asked the same before, the board will ask it again at the instant. */
  #forbidden(): PressRefusal | null {
    if (!this.isLinkUp || this.#isStopping) return 'linkDown';
    return this.mode === 'normal' ? null : 'notNormal';
  }

  #lampRefusal(button: ButtonId): PressRefusal | null {
    const lamp = this.lamp(button);
    if (lamp === 'unknown') return 'lampUnreadable';
    return lamp === 'lit' ? 'alreadyLit' : null;
  }

  #known(button: ButtonId): CallButton | null {
    return callButtons(this.station).find(({ id }) => id === button) ?? null;
  }

  #withdraw(): void {
    this.#withdrawals += 1;
    this.#door.letGo();
  }

  #pulseMs(): number {
    return Math.min(Math.max(this.station.pulseMs, shortestPulseMs), this.#longestPulseMs());
  }

  #longestPulseMs(): number {
    return Math.min(longestPulseMs, this.#board.longestPulseMs ?? longestPulseMs);
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
    const { lamps: lampsBefore, isPresent: wasPresent } = this.#reading;
    const doubtBefore = this.#plausibility.doubt;
    this.#plausibility.see(inputs, this.#clock.now());
    const { doubt } = this.#plausibility;
    if (!isSameReading(inputs, this.#inputs) || doubt !== doubtBefore)
      this.#reading = readLift(this.station, inputs, doubt);
    this.#inputs = inputs;
    this.#mode.see(this.#reading.mode, doubt);
    if (this.mode !== 'normal') {
      this.#withdraw();
      this.#ownCalls.forget();
    }
    if (cause !== undefined) this.#events.emit(cause);
    if (doubt !== doubtBefore) this.#events.emit({ type: 'inputs.doubted', doubt });
    this.#tellMode();
    if (this.#reading.lamps === lampsBefore) return;
    for (const [button, lamp] of this.#reading.lamps) {
      if (lamp === lampsBefore.get(button)) continue;
      this.#ownCalls.noteLamp(button, lamp);
      this.#events.emit({ type: 'lamp.changed', button, lamp });
    }
    if (this.isPresent !== wasPresent) this.#events.emit({ type: 'presence.changed', isPresent: this.isPresent });
  }

  /** Compared with what was told, not with what was: a mode becomes normal by time alone, and a reading may come at that instant. */
  #tellMode(): void {
    const { mode } = this;
    if (mode === this.#toldMode) return;
    this.#toldMode = mode;
    this.#events.emit({ type: 'mode.changed', mode });
  }
}

function isSameReading(one: BoardInputs, other: BoardInputs): boolean {
  return one.inputs === other.inputs && one.blinking === other.blinking;
}
