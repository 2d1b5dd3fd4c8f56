import type { VNode } from 'preact';
import type { LiftView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { ButtonPanel } from './button-panel.js';
import { Doors } from './doors.js';
import { StationDisplay } from './station-display.js';

interface CabinProps {
  readonly station: StationView;
  readonly lift: LiftView | null;
  readonly isSimulated: boolean;
}

/** The car from inside: the display over the doors, the buttons beside them. */
export function Cabin({ station, lift, isSimulated }: CabinProps): VNode {
  return (
    <section class="cabin" aria-label={text.value.cabin}>
      <StationDisplay station={station} lift={lift} />
      <div class="walls">
        <Doors lift={lift} floors={station.floors} />
        <ButtonPanel station={station} mayPress={isSimulated} />
      </div>
    </section>
  );
}
