import type { VNode } from 'preact';
import type { SiteView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { ButtonPanel } from './button-panel.js';
import { CarDisplay } from './car-display.js';
import { Doors } from './doors.js';

interface CabinProps {
  readonly station: StationView;
  readonly lift: SiteView['lift'];
  readonly isSimulated: boolean;
}

/** The car from inside: the display over the doors, the buttons beside them. */
export function Cabin({ station, lift, isSimulated }: CabinProps): VNode {
  return (
    <section class="cabin" aria-label={text.value.cabin}>
      <CarDisplay station={station} lift={lift} />
      <div class="walls">
        <Doors lift={lift} floors={station.floors} />
        <ButtonPanel station={station} mayPress={isSimulated} />
      </div>
    </section>
  );
}
