import { callButtons, type ButtonId, type Station } from '../../config/index.js';
import { Listeners, type Clock, type Unsubscribe } from '../../config/kernel/index.js';
import type {
  BoardIdentity,
  ElevatorEvent,
  ElevatorIo,
  LampState,
  LiftMode,
  LinkCounters,
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
  script: PressScript | 'throws' | 'neverSettles' = workingPress;
  isLinkUp = false;
  mode: LiftMode = 'unknown';
  readonly #clock: Clock;
  readonly #lamps = new Map<ButtonId, LampState>();
  readonly #events = new Listeners<ElevatorEvent>();

  constructor(station: Station, clock: Clock) {
    this.station = station;
    this.#clock = clock;
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

  releaseAll(): Promise<void> {
    this.releases += 1;
    return Promise.resolve();
  }

  onEvent(listener: (event: ElevatorEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  /** The board answers, every lamp is dark and the mode is normal. */
  start(): void {
    this.isLinkUp = true;
    this.#events.emit({ type: 'link.up', board: testBoard });
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

  loseLink(): void {
    this.isLinkUp = false;
    this.mode = 'unknown';
    this.#events.emit({ type: 'link.lost', reason: 'unplugged' });
    // As the real bridge tells it: what the inputs say is unknown from now on.
    this.#events.emit({ type: 'mode.changed', mode: 'unknown' });
    for (const { id } of callButtons(this.station)) this.setLamp(id, 'unknown');
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
