import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { fault } from '../state/simulator-requests.js';
import { FaultButton } from './fault-button.js';

/** People come and go before the simulated sensor; nothing where the station has none. */
export function PresenceSwitch({ gate: { isPresent } }: Pick<StationView, 'gate'>): VNode | null {
  if (isPresent === null) return null;
  return (
    <div class="fault-buttons">
      <FaultButton
        label={text.value.somebodyComes}
        isOn={isPresent}
        onPress={() => fault({ fault: 'somebodyComes' })}
      />
      <FaultButton
        label={text.value.everybodyLeaves}
        isOn={!isPresent}
        onPress={() => fault({ fault: 'everybodyLeaves' })}
      />
    </div>
  );
}
