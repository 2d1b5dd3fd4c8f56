import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { stopMicrophone } from '../microphone/browser-microphone.js';
import { chooseStation } from '../state/site-state.js';

interface StationChoiceProps {
  readonly stations: readonly StationView[];
  readonly chosen: StationView;
}

/** Which station of the site is shown; none is offered where there is only one. */
export function StationChoice({ stations, chosen }: StationChoiceProps): VNode | null {
  if (stations.length < 2) return null;
  return (
    <div class="station-choice" role="group" aria-label={text.value.stations}>
      {stations.map((each) => (
        <button
          key={each.id}
          type="button"
          aria-pressed={each.id === chosen.id}
          onClick={() => {
            if (each.id === chosen.id) return;
            // It is the microphone of the station that was looked at.
            stopMicrophone();
            chooseStation(each.id);
          }}
        >
          {text.value.stationName(each)}
        </button>
      ))}
    </div>
  );
}
