import type { VNode } from 'preact';
import type { FloorView, LiftView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { Arrow } from './arrow.js';

interface BuildingProps {
  /** From the lowest to the highest. */
  readonly storeys: readonly Pick<FloorView, 'id' | 'names'>[];
  readonly lift: LiftView;
}

/** The building cut open, the car in its shaft. One picture for screen readers, with the car's place as its name. */
export function Building({ storeys, lift }: BuildingProps): VNode {
  const landings = Math.max(1, storeys.length);
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
        {[...storeys].reverse().map((floor) => (
          <div key={floor.id} class={`storey ${lift.calls.includes(floor.id) ? 'is-called' : ''}`}>
            <span class="storey-id">{floor.id}</span>
            <span class="storey-waits">
              {lift.landingCalls
                .filter((call) => call.floor === floor.id)
                .map(({ direction }) => (
                  <Arrow key={direction} direction={direction} />
                ))}
            </span>
            <span class="storey-name">{floor.names[language.value]?.[0]}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
