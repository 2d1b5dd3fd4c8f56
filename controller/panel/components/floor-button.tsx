import type { VNode } from 'preact';
import type { FloorView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { press } from '../state/simulator-requests.js';
import { Braille } from './braille.js';
import { LampButton } from './lamp-button.js';

interface FloorButtonProps {
  readonly floor: FloorView;
  readonly mayPress: boolean;
}

/** A button of the car panel. */
export function FloorButton({ floor, mayPress }: FloorButtonProps): VNode {
  return (
    <LampButton
      button={floor}
      label={(remarks) => text.value.floorButton(floor.id, [...(floor.names[language.value] ?? []), ...remarks])}
      mayPress={mayPress}
      onPress={() => press({ floor: floor.id })}
    >
      <span class="number">{floor.id}</span>
      <Braille sign={floor.id} />
    </LampButton>
  );
}
