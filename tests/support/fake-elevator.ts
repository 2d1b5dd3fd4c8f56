import { callButtons, type ButtonId, type Station } from '../../config/index.js';
import { Listeners, type Clock, type Unsubscribe } from '../../config/kernel/index.js';
import type {
  BoardIdentity,
  DoorHold,
  ElevatorEvent,
  ElevatorIo,
  HoldOutcome,
  LampState,
  LiftMode,
  LinkCounters,
  OwnCall,
  PressOutcome,
} from '../../firmware-bridge/index.js';

export const testBoard: BoardIdentity = {
  protocol: 1,
  firmware: '1.0.0',
  relays: 16,
  inputs: 16,
  bootCount: 1,
  resetCause: 'powerOn',
};

/** How the lift answers a press: how long the exchange takes, what comes of it, and whether the lamp lights. */
export interface PressScript {
  readonly outcome: PressOutcome;
  readonly exchangeMs: number;
  /** After the exchange; null: never. */
  readonly lampAfterMs: number | null;
}

export const workingPress: PressScript = {
  outcome: { kind: 'done', roundTripMs: 6, evidence: 'acknowledged' },
  exchangeMs: 6,
  lampAfterMs: 40,
};

/** A bridge without a board: lamps and modes are set by the test, presses are written down and follow a script. */
export class FakeElevator implements ElevatorIo {
  readonly station: Station;
  readonly counters: LinkCounters = {
    exchanges: 0,
    retransmissions: 0,
    badFrames: 0,
    reconnects: 0,
    medianRoundTripMs: null,
  };
  readonly presses: {
    readonly button: ButtonId;
    readonly atMs: number;
    readonly mode: LiftMode;
    readonly lamp: LampState;
  }[] = [];
  releases = 0;
  /** Doors that were held, from when to when, ms; `toMs` null: still. */
  readonly holds: { readonly fromMs: number; toMs: number | null }[] = [];
  /** What becomes of the next holds: held after the exchange until let go of, refused, or never answered. */
  doorScript: 'works' | Extract<HoldOutcome, { kind: 'refused' }>['reason'] | 'unknown' | 'throws' = 'works';
  readonly doorCloses: number[] = [];
  readonly alarms: number[] = [];
  /** What becomes of door close and of the alarm. */
  pulseScript: PressOutcome | 'throws' | 'neverSettles' = workingPress.outcome;
  script: PressScript | 'throws' | 'neverSettles' = workingPress;
  /** Calls that were taken back, and when. */
  readonly takenBack: { readonly call: OwnCall; readonly atMs: number }[] = [];
  /** Its firmware knows how. */
  isBoardAble = true;
  /** `lampAfterMs`: when the lamp goes out. */
  takeBackScript: PressScript | 'throws' | 'neverSettles' = workingPress;
  isLinkUp = false;
  mode: LiftMode = 'unknown';
  isPresent = false;
  readonly #clock: Clock;
  readonly #lamps = new Map<ButtonId, LampState>();
  readonly #events = new Listeners<ElevatorEvent>();

  constructor(station: Station, clock: Clock) {
    this.station = station;
    this.#clock = clock;
  }

  get takesCallsBack(): boolean {
    return this.isBoardAble && this.isLinkUp && this.station.kind === 'car' && this.station.cancel !== null;
  }

  lamp(button: ButtonId): LampState {
    return this.#lamps.get(button) ?? 'unknown';
  }

  async press(button: ButtonId, _deadlineMs: number): Promise<PressOutcome> {
    this.presses.push({ button, atMs: this.#clock.now(), mode: this.mode, lamp: this.lamp(button) });
    const { script } = this;
    if (script === 'throws') throw new Error('a bridge that breaks its promise');
    if (script === 'neverSettles') return new Promise(() => undefined);
    await this.#wait(script.exchangeMs);
    const { lampAfterMs } = script;
    if (lampAfterMs !== null && this.isLinkUp) {
      this.#clock.setTimeout(() => {
        this.setLamp(button, 'lit');
      }, lampAfterMs);
    }
    return script.outcome;
  }

  async takeBack(call: OwnCall, _deadlineMs: number): Promise<PressOutcome> {
    this.takenBack.push({ call, atMs: this.#clock.now() });
    const { takeBackScript: script } = this;
    if (script === 'throws') throw new Error('a bridge that breaks its promise');
    if (script === 'neverSettles') return new Promise(() => undefined);
    await this.#wait(script.exchangeMs);
    const { lampAfterMs } = script;
    if (lampAfterMs !== null && this.isLinkUp) {
      this.#clock.setTimeout(() => {
        this.setLamp(call.button, 'dark');
      }, lampAfterMs);
    }
    return script.outcome;
  }

  /** As the real one: a door that is held and not let go of keeps floors out; a floor waits for one that is. */
  get isDoorHeld(): boolean {
    return this.holds.some(({ toMs }) => toMs === null);
  }

  async holdDoor({ longestMs, onHeld, released }: DoorHold): Promise<HoldOutcome> {
    const { doorScript } = this;
    if (doorScript === 'throws') throw new Error('a bridge that breaks its promise');
    await this.#wait(6);
    if (doorScript === 'unknown') return { kind: 'unknown', heldMs: 6 };
    if (doorScript !== 'works') return { kind: 'refused', reason: doorScript, heldMs: 0 };
    if (released.aborted) return { kind: 'released', heldMs: 0 };
    const hold: (typeof this.holds)[number] = { fromMs: this.#clock.now(), toMs: null };
    this.holds.push(hold);
    onHeld();
    const kind = await this.#untilLetGo(longestMs, released);
    hold.toMs = this.#clock.now();
    return { kind, heldMs: hold.toMs - hold.fromMs };
  }

  async pressDoorClose(): Promise<PressOutcome> {
    this.doorCloses.push(this.#clock.now());
    return this.#pulse();
  }

  async pressAlarm(): Promise<PressOutcome> {
    this.alarms.push(this.#clock.now());
    return this.#pulse();
  }

  async #pulse(): Promise<PressOutcome> {
    const { pulseScript } = this;
    if (pulseScript === 'throws') throw new Error('a bridge that breaks its promise');
    if (pulseScript === 'neverSettles') return new Promise(() => undefined);
    await this.#wait(6);
    return pulseScript;
  }

  #untilLetGo(longestMs: number, released: AbortSignal): Promise<'done' | 'released'> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(() => {
        resolve('done');
      }, longestMs);
      released.addEventListener('abort', () => {
        this.#clock.clearTimeout(timer);
        resolve('released');
      });
    });
  }

  releaseAll(): Promise<void> {
    this.releases += 1;
    return Promise.resolve();
  }

  onEvent(listener: (event: ElevatorEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  /** The board answers; neither mode nor lamps have been read. */
  connect(): void {
    this.isLinkUp = true;
    this.#events.emit({ type: 'link.up', board: testBoard });
  }

  /** The board answers, every lamp is dark and the mode is normal. */
  start(): void {
    this.connect();
    this.setMode('normal');
    for (const { id } of callButtons(this.station)) this.setLamp(id, 'dark');
  }

  async stop(): Promise<void> {
    await this.releaseAll();
  }

  setMode(mode: LiftMode): void {
    this.mode = mode;
    this.#events.emit({ type: 'mode.changed', mode });
  }

  setLamp(button: ButtonId, lamp: LampState): void {
    this.#lamps.set(button, lamp);
    this.#events.emit({ type: 'lamp.changed', button, lamp });
  }

  setPresence(isPresent: boolean): void {
    this.isPresent = isPresent;
    this.#events.emit({ type: 'presence.changed', isPresent });
  }

  loseLink(): void {
    this.isLinkUp = false;
    this.mode = 'unknown';
    this.#events.emit({ type: 'link.lost', reason: 'unplugged' });
    // As the real bridge tells it: what the inputs say is unknown from now on.
    this.#events.emit({ type: 'mode.changed', mode: 'unknown' });
    for (const { id } of callButtons(this.station)) this.setLamp(id, 'unknown');
    if (this.isPresent) this.setPresence(false);
  }

  refuseLink(): void {
    this.isLinkUp = false;
    this.#events.emit({ type: 'link.refused', reason: 'another board' });
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.setTimeout(resolve, delayMs);
    });
  }
}
