import type { ButtonId } from '../../../config/index.js';
import type { Decision, Intent } from '../../../speech/index.js';

/** What lies across the contacts of a board besides the buttons that call the lift. */
export type PanelButton = 'doorOpen' | 'doorClose' | 'alarm';
/** The id of a button that calls the lift, or a `PanelButton`. */
export type Pressable = ButtonId;

/** From the last sound of a request until its decision still counts 2 s, and 2 s more until the press that it asks for has begun. */
const longestAgoMs = 4_000;
const longestDecisionMs = 2_000;

export interface DecidedUtterance {
  readonly decision: Decision;
  readonly beganMs: number;
  /** Last sound. */
  readonly endedMs: number;
  readonly decidedMs: number;
}

/** Somebody wants these, each once; of an unclear sentence one at most. */
interface Wish {
  readonly endedMs: number;
  readonly isUnclear: boolean;
  waiting: readonly Pressable[];
}

/** A sentence that a yes may be the answer to. */
interface Sentence {
  readonly buttons: readonly Pressable[];
  readonly isUnclear: boolean;
  readonly decidedMs: number;
  /** Where it was clear: what it asked for already. */
  readonly wish: Wish | null;
}

type Judgement = 'asked' | 'unasked' | 'twice' | 'late' | 'twoOfUnclear';

/** Who asked for which button, told by what was understood alone and by nothing that the station made of it. */
export class AskedFor {
  #wishes: readonly Wish[] = [];
  #sentence: Sentence | null = null;
  /** Of the unclear sentence that was granted last: what else it may have meant. */
  #withheld: readonly Pressable[] = [];
  readonly #granted = new Set<Pressable>();

  note(heard: DecidedUtterance): void {
    const { decision, endedMs, decidedMs } = heard;
    if (decision.decision === 'rejected') return;
    const { intent } = decision;
    // A call for help is never too old; it presses the alarm and nothing else.
    if (intent.kind === 'distress') {
      if (decision.decision === 'accepted') this.#wish(['alarm'], decidedMs, false);
      return;
    }
    if (decidedMs - endedMs > longestDecisionMs) return;
    if (intent.kind === 'confirm') {
      if (decision.decision === 'accepted') this.#sayYes(heard);
      return;
    }
    const buttons = pressedBy(intent);
    if (buttons.length === 0) return;
    const isUnclear = decision.decision === 'uncertain';
    const wish = isUnclear ? null : this.#wish(buttons, endedMs, false);
    this.#sentence = { buttons, isUnclear, decidedMs, wish };
  }

  /** A contact has closed for this button; what it was closed for is no wish any more. */
  take(button: Pressable, atMs: number): Judgement {
    const wanting = this.#wishes.filter(({ waiting }) => waiting.includes(button));
    const fresh = wanting.find(({ endedMs }) => atMs - endedMs <= longestAgoMs);
    if (fresh === undefined) {
      if (wanting.length > 0) return 'late';
      return this.#judgeUnwanted(button);
    }
    const rest = fresh.waiting.filter((other) => other !== button);
    fresh.waiting = fresh.isUnclear ? [] : rest;
    this.#withheld = fresh.isUnclear ? rest : [];
    this.#granted.add(button);
    if (this.#sentence?.wish === fresh) this.#sentence = null;
    return 'asked';
  }

  #judgeUnwanted(button: Pressable): Judgement {
    if (this.#withheld.includes(button)) return 'twoOfUnclear';
    return this.#granted.has(button) ? 'twice' : 'unasked';
  }

  /** Yes to the last sentence, by somebody who began to speak after it was understood. */
  #sayYes({ beganMs, endedMs }: DecidedUtterance): void {
    const sentence = this.#sentence;
    if (sentence === null || beganMs < sentence.decidedMs) return;
    this.#wishes = this.#wishes.filter((wish) => wish !== sentence.wish);
    this.#wish(sentence.buttons, endedMs, sentence.isUnclear);
    this.#sentence = null;
  }

  #wish(buttons: readonly Pressable[], endedMs: number, isUnclear: boolean): Wish {
    const wish: Wish = { waiting: buttons, endedMs, isUnclear };
    this.#wishes = [...this.#wishes.filter(({ waiting }) => waiting.length > 0), wish].slice(-32);
    return wish;
  }
}

/** The buttons that a request is for. */
export function pressedBy(intent: Intent): readonly Pressable[] {
  switch (intent.kind) {
    case 'floors':
      return [...new Set(intent.floors)];
    case 'landingCall':
      return [intent.direction];
    case 'openDoors':
      return ['doorOpen'];
    case 'closeDoors':
      return ['doorClose'];
    default:
      return [];
  }
}
