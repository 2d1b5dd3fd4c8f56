import { callButtons, type ButtonId, type CallButton } from '../../../config/index.js';
import { delay, type Clock } from '../../../config/kernel/index.js';
import { readLift, type PressOutcome, type PressRefusal } from '../../../firmware-bridge/index.js';
import type { ExitCode, Output } from '../output.js';
import { withBoard, type BoardAtWork, type BoardSessionOptions } from './board-session.js';

/** ms. A lift lights its lamp at once; one that has not within this time will not. */
const lampWithinMs = 2_000;
/** ms between looks at it. */
const lookEveryMs = 20;
/** ms. Boards keep a contact open for a second before it closes again, and a person shall see one after the other. */
const pauseMs = 1_000;

export interface BoardTestOptions extends BoardSessionOptions {
  readonly json: boolean;
  /** Only this button; undefined: every one of the station. */
  readonly button: string | undefined;
  readonly ask: (question: string) => Promise<string | null>;
}

interface TestResult {
  readonly button: string;
  readonly contact: number;
  readonly outcome: PressOutcome;
  /** ms from the press until the lamp was seen lit; null: it was not, or not by this press. */
  readonly lampLitAfterMs: number | null;
  readonly lamp: 'lit' | 'dark' | 'unreadable';
  /** Lamps of other buttons that lit meanwhile: of crossed wires, or somebody else pressed them. */
  readonly otherLampsLit: readonly ButtonId[];
}

/**
 * Presses the buttons of a station one after another and says what its lamps answer. The lift will go where it is told, so
 * nothing is pressed before somebody has typed the station's name; what the board reads of the lift may still forbid it.
 * 1: a press or its lamp was not as it should be.
 */
export function boardTest(options: BoardTestOptions): Promise<ExitCode> {
  const { output, json, button: wanted, ask, clock } = options;
  return withBoard(options, async (at) => {
    const { station, ended } = at;
    const buttons = callButtons(station).filter(({ id }) => wanted === undefined || id === wanted);
    if (buttons.length === 0) {
      const ids = callButtons(station).map(({ id }) => id);
      output.error(`station ${station.id} has no button ${wanted ?? ''}; there are ${ids.join(', ')}`);
      return 2;
    }
    const { mode } = readLift(station, at.state());
    // A board without inputs is a board on a bench: there is no lift that could forbid anything.
    if (station.board.inputs > 0 && mode !== 'normal') {
      output.error(
        `Nothing was pressed: the mode of the lift is read as ${mode}. \`liftvoice board info\` shows which inputs are closed; compare them with modes in the site file.`,
      );
      return 1;
    }
    const question = `This presses ${buttons.length} button${buttons.length === 1 ? '' : 's'} of the lift. To go on, type the name of the station, ${station.id}: `;
    const typed = await Promise.race([ask(question), ended]);
    if (typed?.trim() !== station.id) {
      output.error('Nothing was pressed: the name of the station was not typed.');
      return 2;
    }
    const interruption = new AbortController();
    void ended.then(() => {
      interruption.abort();
    });
    const isEnded = (): boolean => interruption.signal.aborted;
    let isGood = true;
    for (const button of buttons) {
      if (isEnded()) break;
      const result = await test(button, at, clock, isEnded);
      isGood &&= result.outcome.kind === 'done' && result.lamp !== 'dark';
      tell(result, output, json);
      await Promise.race([delay(clock, pauseMs), ended]);
    }
    if (isEnded()) output.error('Ended before every button was pressed.');
    return isGood && !isEnded() ? 0 : 1;
  });
}

async function test(button: CallButton, at: BoardAtWork, clock: Clock, isEnded: () => boolean): Promise<TestResult> {
  const { station, board, state } = at;
  const lamp = () => readLift(station, state()).lamps.get(button.id) ?? 'unknown';
  const litBefore = litLamps(at);
  const refusal = (): PressRefusal | null => {
    if (isEnded()) return 'withdrawn';
    if (state().inputs === null) return station.board.inputs === 0 ? null : 'lampUnreadable';
    if (readLift(station, state()).mode !== 'normal') return 'notNormal';
    return lamp() === 'lit' ? 'alreadyLit' : null;
  };
  const startedMs = clock.now();
  const outcome = await board.press({
    contact: button.contact,
    durationMs: station.pulseMs,
    deadlineMs: startedMs + lampWithinMs,
    refusal,
    isWithdrawn: isEnded,
  });
  const isWaitedFor = () => outcome.kind !== 'refused' && lamp() === 'dark' && clock.now() - startedMs < lampWithinMs;
  while (isWaitedFor() && !isEnded()) await delay(clock, lookEveryMs);
  const isLitByThis = outcome.kind !== 'refused' && lamp() === 'lit';
  return {
    button: button.id,
    contact: button.contact,
    outcome,
    lampLitAfterMs: isLitByThis ? Math.round(clock.now() - startedMs) : null,
    lamp: lamp() === 'unknown' ? 'unreadable' : lamp() === 'lit' ? 'lit' : 'dark',
    otherLampsLit: litLamps(at).filter((id) => id !== button.id && !litBefore.includes(id)),
  };
}

function litLamps({ station, state }: BoardAtWork): readonly ButtonId[] {
  return [...readLift(station, state()).lamps].filter(([, lamp]) => lamp === 'lit').map(([id]) => id);
}

function tell(result: TestResult, output: Output, json: boolean): void {
  const { button, contact, outcome, lamp, lampLitAfterMs, otherLampsLit } = result;
  if (json) {
    output.line(JSON.stringify(result));
    return;
  }
  const pressed = outcome.kind === 'done' ? 'pressed' : `${outcome.kind} (${outcome.reason})`;
  const answer = lampLitAfterMs === null ? `lamp ${lamp}` : `lamp lit after ${lampLitAfterMs} ms`;
  const others = otherLampsLit.length === 0 ? '' : `; lit meanwhile: the lamp of ${otherLampsLit.join(', ')}`;
  output.line(`${button}: contact ${contact} ${pressed}, ${answer}${others}`);
}
