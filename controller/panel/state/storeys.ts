import type { FloorView, LiftView, SiteView } from '../../api/contract/view.schema.js';

/** The floors of a lift from the lowest to the highest, with the names that a car of the site gives them. */
export function storeysOf(
  { stations }: Pick<SiteView, 'stations'>,
  { landings }: LiftView,
): readonly Pick<FloorView, 'id' | 'names'>[] {
  const known = stations.flatMap(({ floors }) => floors);
  return landings.map((id) => known.find((floor) => floor.id === id) ?? { id, names: {} });
}
