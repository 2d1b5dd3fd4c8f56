import { createActor, type ActorRefFrom } from 'xstate';
import type { Station } from '../../config/index.js';
import type { Clock } from '../../config/kernel/index.js';
import type { Decision } from '../../speech/index.js';
import { isAddressed, isCallByName, passedOver } from '../domain/taken-in.js';
import { isDistress } from '../domain/spoken-request.js';
import type { gateMachine, GateEvent } from '../machines/gate.machine.js';
import type { EffectQueue } from './effect-queue.js';
import { provideGate } from './provided-machines.js';

export interface ListeningGateOptions {
  readonly station: Station;
  readonly clock: Clock;
  readonly effects: EffectQueue;
  /** It was opened, and nothing else tells the passenger so. */
  readonly announce: () => void;
  readonly onChange: (isOpen: boolean) => void;
  readonly onError: (cause: unknown) => void;
}

/** Decides of each utterance whether it is taken in, by what the gate was when it began. A station without a gate takes in all. */
export class ListeningGate {
  readonly #policy: Station['listening']['gate'];
  readonly #actor: ActorRefFrom<typeof gateMachine> | null;
  /** Utterances that began while it was closed, and have not been decided. */
  readonly #shutOut = new Set<number>();
  #isOpen: boolean;
  #isStopped = false;

  constructor({ station, clock, effects, announce, onChange, onError }: ListeningGateOptions) {
    const { listening } = station;
    this.#policy = listening.gate;
    this.#isOpen = listening.gate === 'always';
    if (listening.gate === 'always') {
      this.#actor = null;
      return;
    }
    const input = { gate: listening.gate, openMs: listening.openSeconds * 1_000 };
    this.#actor = createActor(provideGate({ announce }, effects), { clock, input });
    this.#actor.subscribe({
      next: ({ value }) => {
        const isOpen = value !== 'closed';
        if (isOpen === this.#isOpen) return;
        this.#isOpen = isOpen;
        onChange(isOpen);
      },
      error: (cause: unknown) => {
        // Nothing more is taken in: that is the safe side.
        this.#isOpen = false;
        onError(cause);
      },
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  start(): void {
    this.#actor?.start();
  }

  stop(): void {
    this.send({ type: 'shutdown' });
    this.#isStopped = true;
    this.#actor?.stop();
  }

  /** What comes after the end is of no concern any more: a prompt that is cut off ends, too. */
  send(event: GateEvent): void {
    if (!this.#isStopped) this.#actor?.send(event);
  }

  /** Somebody begins to speak. @returns whether that is taken in; whoever is shut out may still call the lift by its name */
  begins(utterance: number): boolean {
    if (!this.#isOpen) this.#shutOut.add(utterance);
    return this.#isOpen;
  }

  /** The decision as it is taken in. */
  admit(utterance: number, decision: Decision): Decision {
    const isShutOut = this.#shutOut.delete(utterance);
    const isCalled = this.#policy === 'wakeWord' && isAddressed(decision);
    return isShutOut && !isCalled ? passedOver(decision, 'gateClosed') : decision;
  }

  /** The lift was called by its name, which means something here. */
  isCall(decision: Decision): boolean {
    return this.#policy === 'wakeWord' && isCallByName(decision);
  }

  /** The station reacts to this. A call for help opens nothing: whoever cries is not about to ask for a floor. */
  noteTaken(decision: Decision): void {
    if (isDistress(decision)) return;
    if (isAddressed(decision)) this.send({ type: 'wake.heard', isAlone: isCallByName(decision) });
    else this.send({ type: 'request.heard' });
  }
}
