import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../config/kernel/index.js';
import type { LandingStation } from '../../../config/index.js';
import { createLifts } from '../../../simulator/index.js';
import { landingStation } from '../../support/landing-station.js';

type Floor = Pick<LandingStation['floor'], 'id' | 'number'>;

/** Of the lift that serves landings without a car. */
function storeysOf(...floors: readonly Floor[]): readonly string[] {
  const stations = floors.map((floor, index) =>
    landingStation({ id: `landing-${index}`, floor: { ...floor, names: {} } }),
  );
  const lift = createLifts(stations, new VirtualClock()).get('landing-0');
  return lift?.world.building.landings ?? [];
}

describe('the lift of landings without a car', () => {
  it.each<[readonly Floor[], readonly string[]]>([
    [[{ id: '5', number: 5 }], ['4', '5', '6']],
    // What stands on the button need not be the number.
    [[{ id: '3', number: 2 }], ['1', '3', "3'"]],
    // Two stations at one floor.
    [
      [
        { id: 'G', number: null },
        { id: 'G', number: null },
      ],
      ['1', 'G', '3'],
    ],
    [
      [
        { id: 'G', number: 1 },
        { id: 'L', number: 1 },
      ],
      ['0', 'G', 'L', '2'],
    ],
  ])('at %j stops at %j', (floors, expected) => {
    expect(storeysOf(...floors)).toEqual(expected);
  });
});
