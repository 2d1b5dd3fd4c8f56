import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { FloorButton } from './floor-button.js';

interface ButtonPanelProps {
  readonly station: StationView;
  readonly mayPress: boolean;
}

/** Most buttons in one column; taller buildings get more columns, as real panels do. */
const tallestColumn = 12;

export function ButtonPanel({ station, mayPress }: ButtonPanelProps): VNode {
  const { floors } = station;
  const columns = Math.max(2, Math.ceil(floors.length / tallestColumn));
  return (
    <div class="button-panel" role="group" aria-label={text.value.buttons}>
      <VoicePlate isListening={station.dialogue !== 'gateClosed' && !station.isSpeaking} />
      <div class="button-grid" style={{ '--columns-asked': columns, '--rows': Math.ceil(floors.length / columns) }}>
        {floors.map((floor) => (
          <FloorButton key={floor.id} floor={floor} mayPress={mayPress} />
        ))}
      </div>
    </div>
  );
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
