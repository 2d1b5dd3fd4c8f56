/** In the car, or beside the door of a landing. */
export type CallKind = 'car' | 'up' | 'down';
export const callKinds: readonly CallKind[] = ['car', 'up', 'down'];

/** Which button of the lift. */
export interface ButtonPlace {
  readonly call: CallKind;
  readonly landing: number;
}

/** One button of the car panel or of a landing with its lamp. The lamp is lit exactly as long as the lift keeps the call. */
export interface Button {
  readonly isContactClosed: boolean;
  readonly isFingerDown: boolean;
  /** When contact or finger closed the circuit; null while it is open. */
  readonly pressedSinceMs: number | null;
  /** The press under way has had its effect: one press, one effect, however long it lasts. */
  readonly isCounted: boolean;
  readonly isStuck: boolean;
  /** When the lamp lit; null while it is dark. */
  readonly litSinceMs: number | null;
}

/** Contact and finger lie in parallel across the same two terminals; the lift can't tell them apart. */
export interface ButtonEdge extends ButtonPlace {
  readonly by: 'contact' | 'finger';
  readonly isClosed: boolean;
  readonly atMs: number;
}

export interface ButtonRules {
  /** A shorter closure is contact bounce or noise. */
  readonly shortestPressMs: number;
  /** A longer one is a jammed button: it is ignored until it lets go. */
  readonly stuckAfterMs: number;
  /** As on many lifts; it is why nobody presses a lit button for a passenger who calls. */
  readonly secondPressCancels: boolean;
  /** The lamp shows a call this long even where the car already stands with open doors, so that people see it was taken. */
  readonly shortestLampMs: number;
}

export const defaultButtonRules: ButtonRules = {
  shortestPressMs: 50,
  stuckAfterMs: 5000,
  secondPressCancels: true,
  shortestLampMs: 400,
};

export const releasedButton: Button = {
  isContactClosed: false,
  isFingerDown: false,
  pressedSinceMs: null,
  isCounted: false,
  isStuck: false,
  litSinceMs: null,
};

type ButtonEffect = 'none' | 'pressed' | 'stuck';

export interface ButtonStep {
  readonly button: Button;
  readonly effect: ButtonEffect;
}

/** What an edge does. Its own time counts, not the time of the step that carries it. */
export function applyEdge(before: Button, edge: ButtonEdge, rules: ButtonRules): ButtonStep {
  const { button, effect } = watchButton(before, edge.atMs, rules);
  const wires =
    edge.by === 'contact'
      ? { isContactClosed: edge.isClosed, isFingerDown: button.isFingerDown }
      : { isContactClosed: button.isContactClosed, isFingerDown: edge.isClosed };
  const isPressed = wires.isContactClosed || wires.isFingerDown;
  if (!isPressed) {
    return { button: { ...button, ...wires, pressedSinceMs: null, isCounted: false, isStuck: false }, effect };
  }
  return { button: { ...button, ...wires, pressedSinceMs: button.pressedSinceMs ?? edge.atMs }, effect };
}

/** What the mere passing of time does to a button that is held. */
export function watchButton(button: Button, nowMs: number, rules: ButtonRules): ButtonStep {
  if (button.pressedSinceMs === null || button.isStuck) return { button, effect: 'none' };
  const heldMs = nowMs - button.pressedSinceMs;
  if (!button.isCounted && heldMs >= rules.shortestPressMs) {
    return { button: { ...button, isCounted: true }, effect: 'pressed' };
  }
  if (heldMs > rules.stuckAfterMs) return { button: { ...button, isStuck: true }, effect: 'stuck' };
  return { button, effect: 'none' };
}

/** The lamp after a press at `nowMs`. */
export function pressLamp(button: Button, nowMs: number, rules: ButtonRules): Button {
  if (button.litSinceMs === null) return { ...button, litSinceMs: nowMs };
  return rules.secondPressCancels ? darken(button) : button;
}

export function darken(button: Button): Button {
  return { ...button, litSinceMs: null };
}

/** Whether the open doors at this landing may put the lamp out. */
export function isLampDone(button: Button, nowMs: number, rules: ButtonRules): boolean {
  if (button.litSinceMs === null) return false;
  const isHeld = button.pressedSinceMs !== null && !button.isStuck;
  return !isHeld && nowMs - button.litSinceMs >= rules.shortestLampMs;
}
