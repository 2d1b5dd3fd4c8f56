import { expect, test } from 'vitest';
import { exampleFloor } from '../../../controller/domain/example-floor.js';
import { testStation } from '../../support/station-bench.js';

test('advice names a floor of the building that can be called by voice', () => {
  const { floors } = testStation();
  for (let from = 0; from < 5; from += 1) {
    const floor = exampleFloor({ floors: floors.slice(from) });
    expect(floor).toMatchObject({ voice: true });
    expect(floor?.lamp).not.toBeNull();
  }
  expect(exampleFloor({ floors: floors.filter(({ voice, lamp }) => !voice || lamp === null) })).toBeNull();
});
