import type { ComponentChildren, VNode } from 'preact';
import type { FloorView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';

interface LampButtonProps {
  readonly button: Pick<FloorView, 'lamp' | 'voice' | 'call'>;
  /** Its accessible name, from remarks on it. */
  readonly label: (remarks: readonly string[]) => string;
  readonly mayPress: boolean;
  readonly onPress: () => Promise<void>;
  /** What stands on its cap. */
  readonly children: ComponentChildren;
}

/** A button of the lift. Its lamp is the lift's own: it lights when the lift says so, not when it is pressed. */
export function LampButton({ button, label, mayPress, onPress, children }: LampButtonProps): VNode {
  const { lamp, voice, call } = button;
  const remarks = [
    ...(voice ? [] : [text.value.byButtonOnly]),
    text.value.lamp[lamp],
    ...(call === null ? [] : [text.value.call[call]]),
  ];
  const isUnderWay = call === 'requested' || call === 'pressing' || call === 'awaitingLamp';
  return (
    <button
      type="button"
      class={`floor-button is-${lamp} ${isUnderWay ? 'is-under-way' : ''}`}
      aria-label={label(remarks)}
      aria-disabled={!mayPress}
      onClick={() => {
        if (mayPress) void onPress();
      }}
    >
      <span class="cap" aria-hidden="true">
        {children}
      </span>
    </button>
  );
}
