import type { VNode } from 'preact';
import type { FloorView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { press } from '../state/simulator-requests.js';
import { Braille } from './braille.js';

interface FloorButtonProps {
  readonly floor: FloorView;
  readonly mayPress: boolean;
}

/** A button of the lift. Its lamp is the lift's own: it lights when the lift says so, not when it is pressed. */
export function FloorButton({ floor, mayPress }: FloorButtonProps): VNode {
  const remarks = [
    ...(floor.names[language.value] ?? []),
    ...(floor.voice ? [] : [text.value.byButtonOnly]),
    text.value.lamp[floor.lamp],
    ...(floor.call === null ? [] : [text.value.call[floor.call]]),
  ];
  const isUnderWay = floor.call === 'requested' || floor.call === 'pressing' || floor.call === 'awaitingLamp';
  return (
    <button
      type="button"
      class={`floor-button is-${floor.lamp} ${isUnderWay ? 'is-under-way' : ''}`}
      aria-label={text.value.floorButton(floor.id, remarks)}
      aria-disabled={!mayPress}
      onClick={() => {
        if (mayPress) void press({ floor: floor.id });
      }}
    >
      <span class="cap" aria-hidden="true">
        <span class="number">{floor.id}</span>
        <Braille sign={floor.id} />
      </span>
    </button>
  );
}
