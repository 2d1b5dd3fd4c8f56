import type { PresenceInput, Station } from '../../../config/index.js';
import type { Decision } from '../../../speech/index.js';
import { isDistress } from '../../domain/spoken-request.js';
import { isAddressed, isArrivalAnnounced } from '../../domain/taken-in.js';

/** Why an utterance may press nothing, whatever it means. */
export type NotTaken = 'gateClosed' | 'announced';

/** Somebody who was heard may be asked about for 24 s, called for for 8 s and answered for a few; the gate's time begins after that. */
const longestBusyMs = 40_000;

/**
 * Which utterances a station may act on, told by its terminals and by what was understood, and by nothing that the station makes of
 * it. The gate may have closed before; that it was open at all is what is looked at.
 */
export class TakenWatch {
  readonly #listening: Station['listening'];
  readonly #openMs: number;
  readonly #beganOpen = new Map<number, boolean>();
  readonly #darkSinceMs = new Map<string, number>();
  #isPresent = false;
  #openUntilMs = -Infinity;

  constructor({ listening }: Pick<Station, 'listening'>) {
    this.#listening = listening;
    this.#openMs = listening.gate === 'always' ? 0 : listening.openSeconds * 1_000;
  }

  /** @param isClosed how the contact at an input is */
  noteInputs(isClosed: (input: number) => boolean, nowMs: number): void {
    if (this.#listening.gate !== 'presence') return;
    const { input, activeWhen }: PresenceInput = this.#listening.presence;
    const isPresent = isClosed(input) === (activeWhen === 'closed');
    if (this.#isPresent && !isPresent) this.#stayOpen(nowMs + this.#openMs);
    this.#isPresent = isPresent;
  }

  noteDark(button: string, nowMs: number): void {
    this.#darkSinceMs.set(button, nowMs);
  }

  begins(utterance: number, nowMs: number): void {
    this.#beganOpen.set(utterance, this.#isOpen(nowMs));
  }

  /** null: it may be acted on. */
  judge(utterance: number, decision: Decision, nowMs: number): NotTaken | null {
    const beganOpen = this.#beganOpen.get(utterance) ?? this.#isOpen(nowMs);
    this.#beganOpen.delete(utterance);
    if (isDistress(decision)) return null;
    const isCalled = this.#listening.gate === 'wakeWord' && isAddressed(decision);
    if (!beganOpen && !isCalled) return 'gateClosed';
    if (decision.decision !== 'rejected' || decision.manner !== undefined || decision.floorSpoken !== null)
      this.#stayOpen(nowMs + longestBusyMs + this.#openMs);
    const darkMs = (button: string): number => nowMs - (this.#darkSinceMs.get(button) ?? -Infinity);
    return isArrivalAnnounced(decision, darkMs) ? 'announced' : null;
  }

  #isOpen(nowMs: number): boolean {
    return this.#listening.gate === 'always' || this.#isPresent || nowMs <= this.#openUntilMs;
  }

  #stayOpen(untilMs: number): void {
    this.#openUntilMs = Math.max(this.#openUntilMs, untilMs);
  }
}
