import { callButtons, type Station } from '../../../config/index.js';
import type { Answer, StationView } from '../../api/contract/view.schema.js';
import type { Expectation } from './expectation.schema.js';
import type { Closure } from './safety-monitor.js';

/** What there is to see of a station and its lift at an instant; lists since the expectation before. */
export interface Seen {
  readonly station: Station;
  readonly view: StationView;
  readonly answers: readonly Answer[];
  readonly closures: readonly Closure[];
  /** Buttons whose contacts are closed now. */
  readonly closed: readonly Closure['button'][];
  /** Landings that the car has reached. */
  readonly reached: readonly string[];
  /** Buttons of the station whose lamps are lit in the lift. */
  readonly lit: readonly string[];
}

export interface Difference {
  /** `answers`, `calls.3` */
  readonly field: string;
  readonly expected: string;
  readonly seen: string;
}

/** A relay driver of the emulated board is exact to its tick; what the lift sees need not be closer than this. */
const closedWithinMs = 5;

/** In what an expectation differs from what there is to see. */
export function differences(expectation: Expectation, seen: Seen): readonly Difference[] {
  const { answers, language, about, says, pressed, closedMs, lit, served, calls, availability, asking } = expectation;
  const { buttonOnly, notices, gateOpen } = expectation;
  const { view } = seen;
  const last = seen.answers.at(-1);
  const found: Difference[] = [];
  const compare = (field: string, expected: unknown, actual: unknown): void => {
    const [one, other] = [JSON.stringify(expected), JSON.stringify(actual)];
    if (expected !== undefined && one !== other) found.push({ field, expected: one, seen: other });
  };
  compare(
    'answers',
    answers,
    seen.answers.map(({ kind }) => kind),
  );
  compare('language', language, last?.language ?? null);
  compare('about', about, last?.floor ?? last?.direction ?? null);
  if (says !== undefined) {
    const text = last === undefined ? '' : (last.text[last.language] ?? '');
    if (!text.includes(says)) found.push({ field: 'says', expected: `... ${says} ...`, seen: text });
  }
  compare(
    'pressed',
    pressed,
    seen.closures.map(({ button }) => button),
  );
  compare('closed', expectation.closed, seen.closed);
  if (closedMs !== undefined) {
    const lengths = seen.closures.map(lengthOf);
    const isAsExpected = lengths.every((ms) => ms !== null && Math.abs(ms - closedMs) <= closedWithinMs);
    if (!isAsExpected) found.push({ field: 'closedMs', expected: `${closedMs} each`, seen: JSON.stringify(lengths) });
  }
  compare('lit', lit === undefined ? undefined : lit.toSorted(), seen.lit.toSorted());
  compare('served', served, seen.reached);
  for (const [button, state] of Object.entries(calls ?? {}))
    compare(`calls.${button}`, state, callOf(view, button) ?? 'none');
  compare('availability', availability, view.availability);
  compare('gateOpen', gateOpen, view.gate.isOpen);
  compare('asking', asking, view.dialogue === 'confirming');
  compare(
    'buttonOnly',
    buttonOnly === undefined ? undefined : buttonOnly.toSorted(),
    buttonsWithoutVoice(view, seen.station).toSorted(),
  );
  if (notices !== undefined) {
    const texts = view.notices.map((text) => text['en'] ?? '');
    const areAsExpected =
      texts.length === notices.length && notices.every((part, index) => texts[index]?.includes(part));
    if (!areAsExpected)
      found.push({ field: 'notices', expected: JSON.stringify(notices), seen: JSON.stringify(texts) });
  }
  return found;
}

/** ms; null while it is closed. */
function lengthOf({ closedAtMs, openedAtMs }: Closure): number | null {
  return openedAtMs === null ? null : Math.round(openedAtMs - closedAtMs);
}

function callOf({ floors, landing }: StationView, button: string): string | null {
  const floor = floors.find(({ id }) => id === button);
  return floor?.call ?? landing?.calls.find(({ direction }) => direction === button)?.call ?? null;
}

function buttonsWithoutVoice({ floors, landing }: StationView, station: Station): readonly string[] {
  const silent = [
    ...floors.filter(({ voice }) => !voice).map(({ id }) => id),
    ...(landing?.calls ?? []).filter(({ voice }) => !voice).map(({ direction }) => direction as string),
  ];
  return callButtons(station)
    .map(({ id }) => id)
    .filter((id) => silent.includes(id));
}
