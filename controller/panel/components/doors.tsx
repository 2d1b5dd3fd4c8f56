import type { VNode } from 'preact';
import type { FloorView, LiftView } from '../../api/contract/view.schema.js';
import { language } from '../messages/language.js';

interface DoorsProps {
  readonly lift: LiftView | null;
  readonly floors: readonly FloorView[];
}

/** Two leaves that part before a landing. A picture: what it shows is said by the display and the announcer. */
export function Doors({ lift, floors }: DoorsProps): VNode {
  const opening = lift?.doorOpening ?? 0;
  const floor = floors.find(({ id }) => id === lift?.nearestFloor);
  return (
    <div class="doors" aria-hidden="true" style={{ '--opening': opening }} data-doors={lift?.doors ?? 'closed'}>
      <div class="landing">
        <span class="landing-lamp" />
        <span class="landing-floor">{floor?.id}</span>
        <span class="landing-name">{floor?.names[language.value]?.[0]}</span>
      </div>
      <div class="leaf leaf-left" />
      <div class="leaf leaf-right" />
      <div class="sill" />
    </div>
  );
}
