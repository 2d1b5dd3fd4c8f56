import {
  callButtons,
  modeNames,
  type CallButton,
  type ModeInput,
  type ModeName,
  type Station,
} from '../../../config/index.js';
import type { Clock } from '../../../config/kernel/index.js';
import type { ElevatorIo } from '../../../firmware-bridge/index.js';
import type { Decision, Hearing } from '../../../speech/index.js';
import { isVoiceAllowed } from '../../domain/safety-rules.js';
import { AskedFor, pressedBy, type PanelButton, type Pressable } from './asked-for.js';
import { TakenWatch, type NotTaken } from './taken-watch.js';
import { TakingBackWatch } from './taking-back-watch.js';

/** Bit n = relay or input n + 1. */
type Bits = bigint;

export const safetyRules = [
  'unasked',
  'twice',
  'late',
  'twoOfUnclear',
  'twoAtOnce',
  'tooLong',
  'litButton',
  'othersCall',
  'takenBackTwice',
  'notNormal',
  'locked',
  'gateClosed',
  'announced',
] as const;

export interface Violation {
  readonly atMs: number;
  readonly rule: (typeof safetyRules)[number];
  /** A sentence. */
  readonly what: string;
}

/** A closing of a contact, board's time. */
export interface Closure {
  /** null: no button lies across this contact. */
  readonly button: Pressable | null;
  readonly contact: number;
  readonly closedAtMs: number;
  /** null: still closed. */
  openedAtMs: number | null;
}

/** A PULSE takes 4 ms on the wire, and the emulated board looks at its line every few ms. */
const onItsWayMs = 12;
/** The board debounces its inputs for 20 ms, and scans them every ms. */
const boardSeesMs = 25;
/** What is lit for less the board cannot have seen. */
const lampSeenMs = 1;
const tickMs = 1;
/** From the last sign of life of a processor that hangs until its watchdog has opened every contact (docs/safety.md). */
const watchdogMs = 260;
/** A door that is held by voice is held for so long in one go at most; the board has the same limit. */
const longestHoldMs = 30_000;
/** The alarm is pressed firmly: for as long as any press may last. */
const longestPressMs = 500;

/**
 * Stands at the terminals of a station's board and notes what must never happen there (docs/safety.md), whatever the station
 * above it believes. It is told what was understood, what the lift puts on the inputs and what the relays do; nothing else.
 */
export class SafetyMonitor {
  readonly violations: Violation[] = [];
  readonly closures: Closure[] = [];
  readonly #station: Station;
  readonly #clock: Clock;
  readonly #slackMs: number;
  readonly #buttons: readonly CallButton[];
  readonly #panel: ReadonlyMap<number, PanelButton>;
  readonly #askedFor = new AskedFor();
  readonly #taken: TakenWatch;
  readonly #takingBack: TakingBackWatch;
  /** What was asked for last without being taken, and why. */
  readonly #notTaken = new Map<Pressable, NotTaken>();
  readonly #open = new Map<number, Closure>();
  readonly #litSinceMs = new Map<number, number>();
  #relays: Bits = 0n;
  #hungMs = -Infinity;
  /** As the terminals say. */
  #notNormalSinceMs: number | null = null;
  /** As the host has been told. */
  #knownNotNormalSinceMs: number | null = null;

  /** @param slackMs how much board and host may be out of step; in virtual time they are not */
  constructor(station: Station, clock: Clock, slackMs = 0) {
    this.#station = station;
    this.#clock = clock;
    this.#slackMs = slackMs;
    this.#buttons = callButtons(station);
    this.#panel = panelOf(station);
    this.#taken = new TakenWatch(station);
    this.#takingBack = new TakingBackWatch(station);
  }

  /** From now on is told what is understood, and what the host knows of the lift. */
  follow(hearing: Pick<Hearing, 'onEvent'>, elevatorIo: Pick<ElevatorIo, 'onEvent'>): void {
    const beganMs = new Map<number, number>();
    hearing.onEvent((event) => {
      const nowMs = this.#clock.now();
      if (event.type === 'speech.started') {
        beganMs.set(event.utterance, nowMs);
        this.#taken.begins(event.utterance, nowMs);
      }
      if (event.type !== 'speech.decided') return;
      const { decision, timing, utterance } = event;
      const endedMs = nowMs - timing.decisionMs;
      const heard = { decision, endedMs, decidedMs: nowMs, beganMs: beganMs.get(utterance) ?? endedMs };
      beganMs.delete(utterance);
      if (!this.#isTaken(utterance, decision)) return;
      this.#askedFor.note(heard);
      this.#takingBack.noteHeard(heard);
    });
    elevatorIo.onEvent((event) => {
      if (event.type !== 'mode.changed') return;
      this.#knownNotNormalSinceMs = event.mode === 'normal' ? null : (this.#knownNotNormalSinceMs ?? this.#clock.now());
    });
  }

  /** What was said to a closed gate, or by the lift's announcer, is no wish. */
  #isTaken(utterance: number, decision: Decision): boolean {
    const why = this.#taken.judge(utterance, decision, this.#clock.now());
    const buttons = decision.decision === 'rejected' ? [] : pressedBy(decision.intent);
    for (const button of buttons) {
      if (why === null) this.#notTaken.delete(button);
      else this.#notTaken.set(button, why);
    }
    return why === null;
  }

  /** What the lift puts on the board's inputs. */
  noteInputs(inputs: Bits): void {
    const nowMs = this.#clock.now();
    this.#taken.noteInputs((input) => hasBit(inputs, input), nowMs);
    // A data line that came loose reads so: it lights no lamp, and none of them goes out at an arrival when it is mended.
    const areAllClosed = inputs === (1n << BigInt(this.#station.board.inputs)) - 1n;
    for (const { id, lamp } of this.#buttons) {
      if (lamp === null || areAllClosed) continue;
      this.#takingBack.noteLamp(id, hasBit(inputs, lamp), nowMs);
      if (!hasBit(inputs, lamp)) {
        if (this.#litSinceMs.delete(lamp)) this.#taken.noteDark(id, nowMs);
      } else if (!this.#litSinceMs.has(lamp)) this.#litSinceMs.set(lamp, nowMs);
    }
    const isActiveNow = (name: ModeName): boolean => {
      const mode = this.#station.modes[name];
      return mode !== null && isActive(mode, inputs);
    };
    const isNormal = !modeNames.some(isActiveNow);
    this.#notNormalSinceMs = isNormal ? null : (this.#notNormalSinceMs ?? nowMs);
  }

  /** @param atMs when they changed, by the board's clock */
  noteRelays(relays: Bits, atMs: number): void {
    const before = this.#relays;
    this.#relays = relays;
    for (let contact = 1; contact <= this.#station.board.relays; contact += 1) {
      if (hasBit(before, contact) && !hasBit(relays, contact)) this.#opened(contact, atMs);
    }
    for (let contact = 1; contact <= this.#station.board.relays; contact += 1) {
      if (!hasBit(before, contact) && hasBit(relays, contact)) this.#closed(contact, atMs);
    }
  }

  /** The board's processor hangs from now on: no rule of its own opens a contact before its watchdog does. */
  noteHang(): void {
    this.#hungMs = this.#clock.now();
  }

  /** Nothing more is coming: what is still closed by now has been so for too long. */
  end(): void {
    for (const closure of this.#open.values()) this.#judgeLength(closure, this.#clock.now());
  }

  #closed(contact: number, atMs: number): void {
    const button = this.#buttons.find((each) => each.contact === contact);
    const pressed = button?.id ?? this.#panel.get(contact) ?? null;
    const closure: Closure = { button: pressed, contact, closedAtMs: atMs, openedAtMs: null };
    this.closures.push(closure);
    const others = [...this.#open.values()].filter((other) => other.button !== 'alarm');
    if (others.length > 0 && pressed !== 'alarm')
      this.#note('twoAtOnce', atMs, `contact ${contact} was closed while another one was`);
    this.#open.set(contact, closure);
    if (pressed === null) {
      this.#note('unasked', atMs, `contact ${contact} was closed, which belongs to no button`);
      return;
    }
    if (button === undefined) this.#judgeWish(pressed, atMs);
    else this.#judgeCall(button, atMs);
    this.#judgeMode(pressed, atMs);
  }

  #judgeWish(button: Pressable, atMs: number): void {
    const judgement = this.#askedFor.take(button, atMs);
    if (judgement === 'asked') return;
    const notTaken = judgement === 'unasked' ? this.#notTaken.get(button) : undefined;
    if (notTaken !== undefined) {
      this.#note(notTaken, atMs, `${button} was pressed for what ${whoSaid[notTaken]}`);
      return;
    }
    const whatOf = {
      unasked: 'was pressed, and nobody had asked for it',
      twice: 'was pressed again, and nobody had asked for it again',
      late: 'was pressed too long after it had been asked for',
      twoOfUnclear: 'was pressed besides another one that the same unclear sentence may have meant',
    } as const;
    this.#note(judgement, atMs, `${button} ${whatOf[judgement]}`);
  }

  #judgeCall(button: CallButton, atMs: number): void {
    const { id, lamp } = button;
    if (!isVoiceAllowed(button)) this.#note('locked', atMs, `${id} was pressed, which is by button only`);
    const litMs = lamp === null ? 0 : atMs - (this.#litSinceMs.get(lamp) ?? Infinity);
    const isLit = litMs > lampSeenMs + this.#slackMs;
    const litPress = isLit ? this.#takingBack.take(id, atMs) : this.#takingBack.takeLate(id, atMs);
    if (litPress === 'unwanted' && !isLit) this.#takingBack.noteCalled(id, atMs);
    if (litPress === 'unwanted') this.#judgeWish(id, atMs);
    if (litPress === 'unwanted' && isLit) this.#note('litButton', atMs, `${id} was pressed with its lamp lit`);
    if (litPress === 'othersCall')
      this.#note(litPress, atMs, `${id} was taken back, which was no recent call of the speaker's alone`);
    if (litPress === 'takenBackTwice') this.#note(litPress, atMs, `${id} was pressed once more to take it back`);
  }

  #judgeMode(button: Pressable, atMs: number): void {
    const stopMs = atMs - (this.#notNormalSinceMs ?? Infinity);
    const knownMs = atMs - (this.#knownNotNormalSinceMs ?? Infinity);
    if (stopMs > boardSeesMs + this.#slackMs || knownMs > onItsWayMs + this.#slackMs) {
      const sinceMs = Math.round(Math.max(stopMs, knownMs));
      this.#note(
        'notNormal',
        atMs,
        `${button} was pressed ${sinceMs} ms after the lift had stopped being in normal service`,
      );
    }
  }

  #opened(contact: number, atMs: number): void {
    const closure = this.#open.get(contact);
    if (closure === undefined) return;
    this.#open.delete(contact);
    closure.openedAtMs = atMs;
    this.#judgeLength(closure, atMs);
  }

  #judgeLength({ button, contact, closedAtMs }: Closure, atMs: number): void {
    const closedMs = atMs - closedAtMs;
    const longestMs = this.#hungMs >= closedAtMs ? this.#hungMs - closedAtMs + watchdogMs : this.#longestOf(button);
    if (closedMs > longestMs + tickMs + this.#slackMs)
      this.#note('tooLong', atMs, `the contact of ${button ?? contact} was closed for ${Math.round(closedMs)} ms`);
  }

  #longestOf(button: Pressable | null): number {
    if (button === 'doorOpen') return longestHoldMs;
    return button === 'alarm' ? longestPressMs : this.#station.pulseMs;
  }

  #note(rule: Violation['rule'], atMs: number, what: string): void {
    this.violations.push({ atMs, rule, what });
  }
}

const whoSaid: Readonly<Record<NotTaken, string>> = {
  gateClosed: 'was said while nothing had opened the gate',
  announced: "may have been the lift's own announcer",
};

function panelOf(station: Station): ReadonlyMap<number, PanelButton> {
  if (station.kind !== 'car') return new Map();
  const { doors, alarm } = station;
  const wired = [
    [doors.open, 'doorOpen'],
    [doors.close, 'doorClose'],
    [alarm, 'alarm'],
  ] as const;
  return new Map(wired.flatMap(([button, name]) => (button === null ? [] : [[button.contact, name] as const])));
}

function hasBit(bits: Bits, number: number): boolean {
  return (bits & (1n << BigInt(number - 1))) !== 0n;
}

function isActive({ input, activeWhen }: ModeInput, inputs: Bits): boolean {
  return hasBit(inputs, input) === (activeWhen === 'closed');
}
