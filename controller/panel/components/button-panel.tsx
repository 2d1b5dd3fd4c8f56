import type { VNode } from 'preact';
import type { FloorView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { FloorButton } from './floor-button.js';

interface ButtonPanelProps {
  readonly station: StationView;
  readonly mayPress: boolean;
}

export function ButtonPanel({ station, mayPress }: ButtonPanelProps): VNode {
  return (
    <div class="button-panel" role="group" aria-label={text.value.buttons}>
      <VoicePlate isListening={station.availability === 'ready' && station.dialogue !== 'gateClosed'} />
      <div class="button-grid">
        {fromTheTop(station.floors).map((floor) => (
          <FloorButton key={floor.id} floor={floor} mayPress={mayPress} />
        ))}
      </div>
    </div>
  );
}

/** Pairs counted from the bottom, the highest pair first: the order in which panels of two columns are read. */
function fromTheTop(floors: readonly FloorView[]): FloorView[] {
  const pairs: FloorView[][] = [];
  for (let index = 0; index < floors.length; index += 2) pairs.unshift(floors.slice(index, index + 2));
  return pairs.flat();
}

/** Where the microphone sits: holes behind a ring that is lit while the lift listens. */
function VoicePlate({ isListening }: { readonly isListening: boolean }): VNode {
  return (
    <div class={`voice-plate ${isListening ? 'is-listening' : ''}`} aria-hidden="true">
      <svg viewBox="0 0 48 48">
        <circle class="ring" cx="24" cy="24" r="21" />
        {[0, 6, 12].flatMap((radius) =>
          Array.from({ length: radius === 0 ? 1 : radius }, (_, index) => {
            const angle = (index / Math.max(1, radius)) * 2 * Math.PI;
            return (
              <circle
                class="hole"
                key={`${radius}-${index}`}
                cx={24 + radius * Math.cos(angle)}
                cy={24 + radius * Math.sin(angle)}
                r="1.5"
              />
            );
          }),
        )}
      </svg>
    </div>
  );
}
