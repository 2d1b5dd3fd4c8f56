import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import type { StationDraft } from '../reading/site-draft.js';
import { modeNames } from '../schema/mode-names.js';
import { eachButton } from './each.js';

interface TakenInput {
  readonly owner: string;
  readonly path: FieldPath;
}

/** A mode is read from an input of its own: sharing one with a lamp would let a lit button look like a fire. */
export function checkModes(station: StationDraft, path: FieldPath): readonly Finding[] {
  const inputs = station.board?.inputs;
  const taken = lampInputs(station, path);
  const ofEach = modeNames.flatMap((name): readonly Finding[] => {
    const mode = station.modes?.[name];
    if (mode === undefined) return [];
    const modePath = [...path, 'modes', name];
    const findings: Finding[] = [];
    if (mode.activeWhen === 'closed') {
      const message = `${name} counts as active when closed: a broken wire then reads as normal service; prefer a contact that opens (activeWhen: open)`;
      findings.push(worthKnowing([...modePath, 'activeWhen'], message));
    }
    if (mode.input === undefined) return findings;
    const inputPath = [...modePath, 'input'];
    const holder = taken.get(mode.input);
    // A board without any has been told of already: its mode is never known, and there are no calls.
    if (inputs !== undefined && inputs > 0 && mode.input > inputs) {
      findings.push(wrong(inputPath, `input ${mode.input}, but the board has inputs 1 to ${inputs} (board.inputs)`));
    } else if (holder !== undefined) {
      const message = `input ${mode.input} is already ${holder.owner}; every mode needs an input of its own`;
      findings.push(wrong(inputPath, message, { see: holder.path }));
    } else taken.set(mode.input, { owner: `the input of ${name}`, path: inputPath });
    return findings;
  });
  return [...ofEach, ...checkCable(station, path)];
}

/**
 * Only fire and inspection at once is what no lift says, and what is doubted at a glance. Where one mode alone is active when
 * open, a cable that came off forbids calls, yet nobody is told why; where none is, it looks like a lift at rest.
 */
function checkCable({ modes = {} }: StationDraft, path: FieldPath): readonly Finding[] {
  const needed = [modes.fire?.activeWhen, modes.inspection?.activeWhen];
  if (needed.includes(undefined) || !needed.includes('closed')) return [];
  const isAnyOpen = modeNames.some((name) => modes[name]?.activeWhen === 'open');
  const reading = isAnyOpen ? 'as a mode that is active' : 'as in normal service with every lamp dark';
  const message = `fire and inspection do not both count as active when open: with all inputs open, as without their cable, the lift reads ${reading}, and only lamps that go out together or stay dark at presses show it; make fire and inspection activeWhen: open`;
  return [worthKnowing([...path, 'modes'], message)];
}

function lampInputs(station: StationDraft, path: FieldPath): Map<number, TakenInput> {
  const entries = eachButton(station, path, ({ button, path: buttonPath, title }): (readonly [number, TakenInput])[] =>
    typeof button.lamp === 'number'
      ? [[button.lamp, { owner: `the lamp of ${title}`, path: [...buttonPath, 'lamp'] }]]
      : [],
  );
  return new Map(entries);
}
