import type { ButtonId } from '../config/index.js';
import type { Bits } from './board/emulated-board.types.js';

/** What goes wrong between the terminals of the board and the buttons of the lift. */
export type WiringFault =
  /** Welded: the contact closes at the next press, and does not open any more. */
  | { readonly kind: 'relayWelded' | 'lampStuck' | 'lampDead'; readonly button: ButtonId }
  | { readonly kind: 'lampsSwapped'; readonly button: ButtonId; readonly other: ButtonId }
  /** The cable of the inputs: a loose data line reads as closed, one without supply as open. */
  | { readonly kind: 'inputsAllClosed' | 'inputsAllOpen' };

/** The wires of a station, good ones until something is done to them. */
export class FaultyWiring {
  #faults: readonly WiringFault[] = [];

  break(fault: WiringFault): void {
    this.#faults = [...this.#faults, fault];
  }

  mend(): void {
    this.#faults = [];
  }

  isWelded(button: ButtonId): boolean {
    return this.#faults.some((fault) => fault.kind === 'relayWelded' && fault.button === button);
  }

  /**
   * What comes in at the terminals of the lamps.
   *
   * @param isLit what the lift puts out, in the order of the buttons
   */
  lampsAtBoard(buttons: readonly ButtonId[], isLit: readonly boolean[]): readonly boolean[] {
    return buttons.map((button) => {
      const source = this.#lampAtWireOf(button);
      if (this.#has('lampStuck', button)) return true;
      return !this.#has('lampDead', button) && isLit[buttons.indexOf(source)] === true;
    });
  }

  /** What the board reads of all its inputs. */
  inputsAtBoard(inputs: Bits, count: number): Bits {
    if (this.#faults.some(({ kind }) => kind === 'inputsAllClosed')) return (1n << BigInt(count)) - 1n;
    return this.#faults.some(({ kind }) => kind === 'inputsAllOpen') ? 0n : inputs;
  }

  #has(kind: 'lampStuck' | 'lampDead', button: ButtonId): boolean {
    return this.#faults.some((fault) => fault.kind === kind && fault.button === button);
  }

  /** Whose lamp is wired to the terminal of this button's; wires that are swapped twice are where they belong. */
  #lampAtWireOf(button: ButtonId): ButtonId {
    return this.#faults.reduceRight((wire, fault) => {
      if (fault.kind !== 'lampsSwapped') return wire;
      if (wire === fault.button) return fault.other;
      return wire === fault.other ? fault.button : wire;
    }, button);
  }
}
