import { callButtons, type ButtonId, type Station } from '../../config/index.js';
import { Listeners, type Clock, type TimerHandle } from '../../config/kernel/index.js';
import type { ElevatorEvent, ElevatorIo, InputsDoubt, PressOutcome } from '../../firmware-bridge/index.js';
import {
  afterWiringEvent,
  isDoubted,
  nextLookMs,
  nothingSeen,
  suspicionOf,
  type WiringRecord,
} from '../domain/wiring/wiring-suspicion.js';
import type { WiringDoubt, WiringEvent, WiringLimits, WiringSuspicion } from '../domain/wiring/wiring.types.js';

export interface WiringWatchOptions {
  readonly station: Station;
  readonly elevatorIo: ElevatorIo;
  readonly clock: Clock;
  readonly limits: WiringLimits;
}

type Happening = WiringEvent extends infer Event ? (Event extends WiringEvent ? Omit<Event, 'atMs'> : never) : never;

/** What is suspected of a station's wiring: the one place that keeps it, from the first look at the lift until the program ends. */
export class WiringWatch {
  /** The doubts as they were; the same as now where a button has only become due for a trial. */
  readonly changes = new Listeners<readonly WiringDoubt[]>();
  readonly #options: WiringWatchOptions;
  readonly #unfollow: () => void;
  #record: WiringRecord = nothingSeen;
  #suspicion: WiringSuspicion = { buttons: new Map(), onTrial: new Set(), isNoLampLit: false };
  #inputs: InputsDoubt | null = null;
  #doubts: readonly WiringDoubt[] = [];
  #look: TimerHandle | null = null;

  constructor(options: WiringWatchOptions) {
    this.#options = options;
    const { station, elevatorIo } = options;
    this.#noteMode();
    for (const { id } of callButtons(station)) this.#noteLamp(id);
    this.#unfollow = elevatorIo.onEvent((event) => {
      this.#follow(event);
    });
  }

  get doubts(): readonly WiringDoubt[] {
    return this.#doubts;
  }

  isDoubted(button: ButtonId): boolean {
    return isDoubted(this.#suspicion, button);
  }

  /** Only what the board itself has answered for says when the contact closed. */
  pressed(button: ButtonId, outcome: PressOutcome): void {
    if (outcome.kind !== 'done' || outcome.evidence === 'journal') return;
    this.#note({ type: 'pressed', button, closedMs: this.#options.clock.now() - outcome.roundTripMs });
  }

  stop(): void {
    this.#unfollow();
    if (this.#look !== null) this.#options.clock.clearTimeout(this.#look);
    this.#look = null;
  }

  #follow(event: ElevatorEvent): void {
    switch (event.type) {
      case 'lamp.changed':
        this.#noteLamp(event.button);
        break;
      case 'inputs.doubted':
        this.#inputs = event.doubt;
        this.#tell();
        break;
      case 'link.up':
      case 'link.lost':
      case 'link.refused':
      case 'mode.changed':
        this.#noteMode();
        break;
      case 'presence.changed':
    }
  }

  #noteLamp(button: ButtonId): void {
    this.#note({ type: 'lamp.changed', button, lamp: this.#options.elevatorIo.lamp(button) });
  }

  #noteMode(): void {
    const { isLinkUp, mode } = this.#options.elevatorIo;
    this.#note({ type: 'mode.changed', isNormal: isLinkUp && mode === 'normal' });
  }

  #note(happening: Happening): void {
    const { clock, limits } = this.#options;
    this.#record = afterWiringEvent(this.#record, { ...happening, atMs: clock.now() }, limits);
    this.#lookLater();
    this.#tell();
  }

  #lookLater(): void {
    const { clock, limits } = this.#options;
    if (this.#look !== null) clock.clearTimeout(this.#look);
    const lookMs = nextLookMs(this.#record, clock.now(), limits);
    this.#look =
      lookMs === null
        ? null
        : clock.setTimeout(() => {
            this.#note({ type: 'time.passed' });
          }, lookMs - clock.now());
  }

  #tell(): void {
    const before = this.#doubts;
    const { onTrial } = this.#suspicion;
    this.#suspicion = suspicionOf(this.#record, this.#options.clock.now(), this.#options.limits);
    this.#doubts = this.#current();
    const isSame =
      JSON.stringify([before, [...onTrial]]) === JSON.stringify([this.#doubts, [...this.#suspicion.onTrial]]);
    if (!isSame) this.changes.emit(before);
  }

  #current(): readonly WiringDoubt[] {
    const { buttons, isNoLampLit } = this.#suspicion;
    return [
      ...(this.#inputs === null ? [] : [{ button: null, fault: { kind: inputsFault[this.#inputs] } }]),
      ...(isNoLampLit ? [{ button: null, fault: { kind: 'noLampLit' as const } }] : []),
      ...[...buttons].map(([button, fault]) => ({ button, fault })),
    ];
  }
}

const inputsFault = { allClosed: 'inputsAllClosed', allOpen: 'inputsAllOpen' } as const;
