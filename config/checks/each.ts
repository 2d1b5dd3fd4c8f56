import type { FieldPath } from '../reading/field-path.js';
import type { FloorDraft, SiteDraft, StationDraft } from '../reading/site-draft.js';

/** Collects over the stations that can be judged, with the path of each. */
export function eachStation<Item>(
  site: SiteDraft,
  judge: (station: StationDraft, path: FieldPath) => readonly Item[],
): Item[] {
  return (site.stations ?? []).flatMap((station, index) =>
    station === undefined ? [] : judge(station, ['stations', index]),
  );
}

/** The same over the floors of a station. */
export function eachFloor<Item>(
  station: StationDraft,
  stationPath: FieldPath,
  judge: (floor: FloorDraft, path: FieldPath) => readonly Item[],
): Item[] {
  return (station.floors ?? []).flatMap((floor, index) =>
    floor === undefined ? [] : judge(floor, [...stationPath, 'floors', index]),
  );
}

/** How a floor is called in a sentence. */
export function floorTitle(floor: FloorDraft): string {
  return floor.id === undefined ? 'another floor' : `floor "${floor.id}"`;
}
