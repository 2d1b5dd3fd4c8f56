import type { VNode } from 'preact';
import type { FloorView, SiteView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';

interface BuildingProps {
  readonly floors: readonly FloorView[];
  readonly lift: NonNullable<SiteView['lift']>;
}

/** The building cut open, the car in its shaft. One picture for screen readers, with the car's place as its name. */
export function Building({ floors, lift }: BuildingProps): VNode {
  const landings = Math.max(1, floors.length);
  const style = {
    '--landings': landings,
    '--position': lift.position,
    '--opening': lift.doorOpening,
  };
  return (
    <section class="building" aria-label={text.value.building}>
      <h2>{text.value.building}</h2>
      <div class="section" role="img" aria-label={text.value.carAt(lift)} style={style}>
        <div class="shaft">
          <div class="rope" />
          <div class="counterweight" />
          <div class={`car ${lift.isMoving ? 'is-moving' : ''}`}>
            <span class="car-leaf" />
            <span class="car-leaf" />
          </div>
        </div>
        {[...floors].reverse().map((floor) => (
          <div key={floor.id} class={`storey ${lift.calls.includes(floor.id) ? 'is-called' : ''}`}>
            <span class="storey-id">{floor.id}</span>
            <span class="storey-name">{floor.names[language.value]?.[0]}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
