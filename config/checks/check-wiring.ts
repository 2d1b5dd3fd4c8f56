import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, wrong, type Finding } from '../reading/finding.js';
import type { ButtonDraft, StationDraft } from '../reading/site-draft.js';
import { eachButton, eachContact, type EachContact } from './each.js';

/** Every contact and lamp has its relay and input. */
export function checkWiring(station: StationDraft, path: FieldPath): readonly Finding[] {
  return [
    ...eachContact(station, path, (each) => checkContact(each, station.board?.relays)),
    ...eachButton(station, path, ({ button, path: buttonPath }) => checkLamp(button, station.board, buttonPath)),
  ];
}

function checkContact({ contact, path }: EachContact, relays: number | undefined): readonly Finding[] {
  if (contact === undefined || relays === undefined || contact <= relays) return [];
  return [wrong([...path, 'contact'], `contact ${contact}, but the board has relays 1 to ${relays} (board.relays)`)];
}

function checkLamp(button: ButtonDraft, board: StationDraft['board'], path: FieldPath): readonly Finding[] {
  const { lamp } = button;
  const lampPath = [...path, 'lamp'];
  if (lamp === 'none') {
    if (button.voice === true) {
      const message =
        'voice: true, but without a lamp to read (lamp: none) no call by voice can be made or confirmed; wire the lamp or write voice: false';
      return [wrong([...path, 'voice'], message)];
    }
    if (button.voice === false) return [];
    return [worthKnowing(lampPath, 'lamp: none, so voice never presses this button; it keeps working by hand')];
  }
  const inputs = board?.inputs;
  if (lamp === undefined || inputs === undefined || lamp <= inputs) return [];
  const there = inputs === 0 ? 'no inputs' : `inputs 1 to ${inputs}`;
  return [wrong(lampPath, `lamp ${lamp}, but the board has ${there} (board.inputs)`)];
}
