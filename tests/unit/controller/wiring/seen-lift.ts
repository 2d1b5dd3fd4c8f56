import type { ButtonId } from '../../../../config/index.js';
import {
  afterWiringEvent,
  isDoubted,
  nextLookMs,
  nothingSeen,
  suspicionOf,
  type WiringRecord,
} from '../../../../controller/domain/wiring/wiring-suspicion.js';
import {
  defaultWiringLimits,
  type WiringEvent,
  type WiringSuspicion,
} from '../../../../controller/domain/wiring/wiring.types.js';

type Happening = WiringEvent extends infer Event ? (Event extends WiringEvent ? Omit<Event, 'atMs'> : never) : never;

/** What is seen of a lift, with the time in between; the lift has run normally for a second at the beginning. */
export class SeenLift {
  nowMs = 0;
  #record: WiringRecord = nothingSeen;

  constructor() {
    this.see({ type: 'mode.changed', isNormal: true }).wait(1_000);
  }

  /** Looks whenever the record wants to be looked at. */
  wait(forMs: number): this {
    const untilMs = this.nowMs + forMs;
    for (;;) {
      const lookMs = nextLookMs(this.#record, this.nowMs, defaultWiringLimits) ?? Infinity;
      if (lookMs > untilMs) break;
      this.nowMs = lookMs;
      this.see({ type: 'time.passed' });
    }
    this.nowMs = untilMs;
    return this;
  }

  see(happening: Happening): this {
    this.#record = afterWiringEvent(this.#record, { ...happening, atMs: this.nowMs }, defaultWiringLimits);
    return this;
  }

  press(button: ButtonId): this {
    return this.see({ type: 'pressed', button, closedMs: this.nowMs - 5 });
  }

  light(button: ButtonId): this {
    return this.see({ type: 'lamp.changed', button, lamp: 'lit' });
  }

  darken(button: ButtonId): this {
    return this.see({ type: 'lamp.changed', button, lamp: 'dark' });
  }

  /** Pressed by the board, lit at once, and served. */
  call(button: ButtonId): this {
    return this.press(button).wait(40).light(button).wait(20_000).darken(button).wait(10_000);
  }

  /** A press that lights nothing, and a while. */
  pressInVain(button: ButtonId): this {
    return this.press(button).wait(12_000);
  }

  /** Whether the controller would press it. */
  isInVoiceService(button: ButtonId): boolean {
    return !isDoubted(this.#suspicion, button);
  }

  get #suspicion(): WiringSuspicion {
    return suspicionOf(this.#record, this.nowMs, defaultWiringLimits);
  }

  /** As "button: fault", in the order of the buttons. */
  get suspected(): readonly string[] {
    const { buttons, isNoLampLit } = this.#suspicion;
    const faults = [...buttons].map(([button, { kind, ...more }]) => {
      const details: readonly unknown[] = Object.values(more);
      return [button, kind, ...details].join(' ');
    });
    return [...faults.sort(), ...(isNoLampLit ? ['no lamp lit'] : [])];
  }
}
