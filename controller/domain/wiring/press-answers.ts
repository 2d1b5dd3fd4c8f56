import type { ButtonId } from '../../../config/index.js';
import type { ButtonFault, WiringEvent, WiringLimits } from './wiring.types.js';

/** What the presses and the lamp of one button have shown. */
interface ButtonRecord {
  readonly pressedMs: number;
  readonly litMs: number;
  /** Presses in a row that its own lamp did not answer. */
  readonly unanswered: number;
  /** Since the first of these its lamp lit without a press of ours. */
  readonly isLampSeen: boolean;
  /** From when on one press shows whether it still stays dark; it has a meaning only as long as it does. */
  readonly trialFromMs: number;
  /** The one lamp that lit instead, and after how many of these in a row. */
  readonly instead: { readonly button: ButtonId; readonly times: number } | null;
  /** The button it is mixed up with. */
  readonly mixedUpWith: ButtonId | null;
}

interface AwaitedLamp {
  readonly button: ButtonId;
  readonly closedMs: number;
  readonly untilMs: number;
}

/** Whether lamps answer presses. */
export interface PressAnswers {
  readonly buttons: ReadonlyMap<ButtonId, ButtonRecord>;
  readonly awaited: readonly AwaitedLamp[];
  /** null: the lift is not known to run normally. */
  readonly normalSinceMs: number | null;
  /** Buttons of the latest presses, since any lamp lit. */
  readonly inTheDark: readonly ButtonId[];
}

export const noPressAnswers: PressAnswers = { buttons: new Map(), awaited: [], normalSinceMs: null, inTheDark: [] };

const unknownButton: ButtonRecord = {
  pressedMs: -Infinity,
  litMs: -Infinity,
  unanswered: 0,
  isLampSeen: false,
  trialFromMs: Infinity,
  instead: null,
  mixedUpWith: null,
};

export function afterPressEvent(before: PressAnswers, event: WiringEvent, limits: WiringLimits): PressAnswers {
  const answers = giveUpWaiting(before, event, limits);
  switch (event.type) {
    case 'pressed':
      return afterPress(answers, event, limits);
    case 'lamp.changed':
      return event.lamp === 'lit' ? afterLit(answers, event.button, event.atMs) : answers;
    case 'mode.changed':
      // A lift that stops being normal forgets its calls; whether it would have taken this one nobody will know.
      return event.isNormal
        ? { ...answers, normalSinceMs: answers.normalSinceMs ?? event.atMs }
        : { ...answers, awaited: [], normalSinceMs: null };
    case 'time.passed':
      return answers;
  }
}

/** null: nothing is known against it. */
export function pressFaultOf(answers: PressAnswers, button: ButtonId, limits: WiringLimits): ButtonFault | null {
  const { mixedUpWith, unanswered, isLampSeen } = recordOf(answers, button);
  if (mixedUpWith !== null) return { kind: 'lightsAnother', other: mixedUpWith };
  return unanswered >= limits.pressesInTheDark ? { kind: 'staysDark', isLampSeen } : null;
}

export function isNoLampLit({ inTheDark }: PressAnswers, limits: WiringLimits): boolean {
  return inTheDark.length >= limits.pressesInTheDark && new Set(inTheDark).size > 1;
}

/** Only a press of ours can clear a button that stays dark, so now and then it is allowed one. */
export function isTrialDue(answers: PressAnswers, button: ButtonId, atMs: number): boolean {
  return recordOf(answers, button).trialFromMs <= atMs;
}

export function nextPressLookMs(answers: PressAnswers, atMs: number, limits: WiringLimits): number {
  const trials = [...answers.buttons]
    .filter(([button]) => pressFaultOf(answers, button, limits)?.kind === 'staysDark')
    .map(([, { trialFromMs }]) => trialFromMs);
  return Math.min(...answers.awaited.map(({ untilMs }) => untilMs), ...trials.filter((trialMs) => trialMs > atMs));
}

function afterPress(
  answers: PressAnswers,
  { button, closedMs, atMs }: Extract<WiringEvent, { type: 'pressed' }>,
  { lampMs, trialAfterMs }: WiringLimits,
): PressAnswers {
  const pressed = withRecord(answers, button, { pressedMs: closedMs, trialFromMs: atMs + trialAfterMs });
  // The board's answer may come when the lift is not normal any more, or is so again.
  if (answers.normalSinceMs === null || closedMs < answers.normalSinceMs) return pressed;
  // The lamp may be seen before the board's answer is.
  if (recordOf(answers, button).litMs >= closedMs) return answered(pressed, button);
  return { ...pressed, awaited: [...pressed.awaited, { button, closedMs, untilMs: atMs + lampMs }] };
}

function afterLit(answers: PressAnswers, button: ButtonId, atMs: number): PressAnswers {
  const lit = { ...withRecord(answers, button, { litMs: atMs }), inTheDark: [] };
  if (lit.awaited.some((each) => each.button === button)) return answered(lit, button);
  // A hand has shown that the lamp and the button are well, and where the car stands may have been what kept it dark.
  return recordOf(lit, button).unanswered === 0
    ? lit
    : withRecord(lit, button, { isLampSeen: true, trialFromMs: atMs });
}

/** A press that lights its own lamp shows that contact, lamp and all between them are as they should be. */
function answered(answers: PressAnswers, button: ButtonId): PressAnswers {
  const { mixedUpWith } = recordOf(answers, button);
  const cleared = withRecord(answers, button, { unanswered: 0, isLampSeen: false, instead: null, mixedUpWith: null });
  const rest = { ...cleared, awaited: cleared.awaited.filter((each) => each.button !== button), inTheDark: [] };
  return mixedUpWith === null ? rest : withRecord(rest, mixedUpWith, { mixedUpWith: null });
}

/** A lamp that lights in the very last moment is in time: what ends its wait is that time has passed, or something later. */
function giveUpWaiting(answers: PressAnswers, { type, atMs }: WiringEvent, limits: WiringLimits): PressAnswers {
  const isOver = ({ untilMs }: AwaitedLamp): boolean => (type === 'time.passed' ? untilMs <= atMs : untilMs < atMs);
  const left: PressAnswers = { ...answers, awaited: answers.awaited.filter((each) => !isOver(each)) };
  return answers.awaited.filter(isOver).reduce((state, each) => unanswered(state, each, limits), left);
}

function unanswered(answers: PressAnswers, press: AwaitedLamp, limits: WiringLimits): PressAnswers {
  const { button, closedMs } = press;
  const before = recordOf(answers, button);
  const lamp = onlyLampInstead(answers, press, limits);
  const times = before.instead !== null && before.instead.button === lamp ? before.instead.times + 1 : 1;
  const after = withRecord(answers, button, {
    unanswered: before.unanswered + 1,
    instead: lamp === null ? null : { button: lamp, times },
  });
  const isAnyLit = [...answers.buttons.values()].some(({ litMs }) => litMs >= closedMs);
  const counted = { ...after, inTheDark: isAnyLit ? [] : [...answers.inTheDark, button] };
  // Once, and somebody may have pressed the other one in that second: it takes a second time, or the same the other way round.
  const isMixedUp = lamp !== null && (times > 1 || recordOf(answers, lamp).instead?.button === button);
  return isMixedUp
    ? withRecord(withRecord(counted, button, { mixedUpWith: lamp }), lamp, { mixedUpWith: button })
    : counted;
}

/** The lamp that lit while the button's own was awaited, without a press of its own; null: none, or more than one. */
function onlyLampInstead(
  { buttons }: PressAnswers,
  { button, closedMs, untilMs }: AwaitedLamp,
  { lampMs }: WiringLimits,
): ButtonId | null {
  const lit = [...buttons].filter(
    ([id, { litMs, pressedMs }]) =>
      id !== button && litMs >= closedMs && litMs <= untilMs && !(pressedMs <= litMs && litMs - pressedMs <= lampMs),
  );
  const [only] = lit;
  return only === undefined || lit.length > 1 ? null : only[0];
}

function recordOf({ buttons }: PressAnswers, button: ButtonId): ButtonRecord {
  return buttons.get(button) ?? unknownButton;
}

function withRecord(answers: PressAnswers, button: ButtonId, changes: Partial<ButtonRecord>): PressAnswers {
  const buttons = new Map(answers.buttons);
  buttons.set(button, { ...recordOf(answers, button), ...changes });
  return { ...answers, buttons };
}
