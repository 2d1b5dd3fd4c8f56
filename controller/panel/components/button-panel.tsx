import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { FloorButton } from './floor-button.js';
import { VoicePlate } from './voice-plate.js';

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
      <VoicePlate isListening={station.gate.isOpen && station.dialogue !== 'gateClosed' && !station.isSpeaking} />
      <div class="button-grid" style={{ '--columns-asked': columns, '--rows': Math.ceil(floors.length / columns) }}>
        {floors.map((floor) => (
          <FloorButton key={floor.id} floor={floor} mayPress={mayPress} />
        ))}
      </div>
    </div>
  );
}
