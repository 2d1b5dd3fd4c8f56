import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { fault } from '../state/simulator-requests.js';
import { FaultButton } from './fault-button.js';

const wireFaults = ['relayWelded', 'lampStuck', 'lampDead'] as const;
const inputFaults = ['inputsAllClosed', 'inputsAllOpen', 'wiringMended'] as const;

/** Whose wires are broken. */
const chosen = signal<string | null>(null);

/** Wires between the board and the buttons of the lift. */
export function WiringFaults({ station }: { readonly station: StationView }): VNode {
  const buttons = buttonsOf(station);
  const button = buttons.find((each) => each === chosen.value) ?? buttons[0] ?? '';
  // The next one up, or for the last one the one before it.
  const index = buttons.indexOf(button);
  const other = buttons[index + 1] ?? buttons[index - 1];
  return (
    <div class="fault-buttons" role="group" aria-label={text.value.wiring}>
      <select
        aria-label={text.value.wiringOf}
        value={button}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        {buttons.map((each) => (
          <option key={each} value={each}>
            {nameOf(station, each)}
          </option>
        ))}
      </select>
      {wireFaults.map((kind) => (
        <FaultButton key={kind} label={text.value.wires[kind]} onPress={() => fault({ fault: kind, button })} />
      ))}
      {other !== undefined && (
        <FaultButton
          label={text.value.swapLamps(nameOf(station, button), nameOf(station, other))}
          onPress={() => fault({ fault: 'lampsSwapped', button, other })}
        />
      )}
      {inputFaults.map((kind) => (
        <FaultButton key={kind} label={text.value.wires[kind]} onPress={() => fault({ fault: kind })} />
      ))}
    </div>
  );
}

function buttonsOf({ floors, landing }: StationView): readonly string[] {
  return landing === null ? floors.map(({ id }) => id) : landing.calls.map(({ direction }) => direction);
}

function nameOf({ landing }: StationView, button: string): string {
  return landing === null || (button !== 'up' && button !== 'down')
    ? text.value.floorButton(button, [])
    : text.value.landingButton(button, []);
}
