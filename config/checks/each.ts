import type { FieldPath } from '../reading/field-path.js';
import type { ButtonDraft, FloorDraft, SiteDraft, StationDraft } from '../reading/site-draft.js';

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

export interface EachButton {
  readonly button: ButtonDraft;
  readonly path: FieldPath;
  /** How the button is called in a sentence. */
  readonly title: string;
}

/** The same over the buttons that a station presses, whatever its kind. */
export function eachButton<Item>(
  station: StationDraft,
  stationPath: FieldPath,
  judge: (each: EachButton) => readonly Item[],
): Item[] {
  const floors = eachFloor(station, stationPath, (floor, path) =>
    judge({ button: floor, path, title: floorTitle(floor) }),
  );
  const calls = (['up', 'down'] as const).flatMap((direction) => {
    const button = station.calls?.[direction];
    const path = [...stationPath, 'calls', direction];
    return button === undefined ? [] : judge({ button, path, title: `the call ${direction}` });
  });
  return [...floors, ...calls];
}

export interface EachContact {
  readonly contact: number | undefined;
  /** Of the table that has the contact. */
  readonly path: FieldPath;
  readonly title: string;
}

/** The same over every contact of a station: its buttons, then its doors and its alarm. */
export function eachContact<Item>(
  station: StationDraft,
  stationPath: FieldPath,
  judge: (each: EachContact) => readonly Item[],
): Item[] {
  const buttons = eachButton(station, stationPath, ({ button, path, title }) =>
    judge({ contact: button.contact, path, title }),
  );
  const { doors, alarm } = station;
  const others: readonly (readonly [{ readonly contact?: number | undefined } | undefined, FieldPath, string])[] = [
    [doors?.open, ['doors', 'open'], 'door open'],
    [doors?.close, ['doors', 'close'], 'door close'],
    [alarm, ['alarm'], 'the alarm'],
  ];
  return [
    ...buttons,
    ...others.flatMap(([wired, field, title]) =>
      wired === undefined ? [] : judge({ contact: wired.contact, path: [...stationPath, ...field], title }),
    ),
  ];
}

export interface EachInput {
  readonly input: number;
  readonly path: FieldPath;
  /** What it is, in words. */
  readonly owner: string;
}

/** Every input of a station that a lamp or a mode has. */
export function eachInput(station: StationDraft, stationPath: FieldPath): readonly EachInput[] {
  const lamps = eachButton(station, stationPath, ({ button, path, title }): readonly EachInput[] =>
    typeof button.lamp === 'number'
      ? [{ input: button.lamp, path: [...path, 'lamp'], owner: `the lamp of ${title}` }]
      : [],
  );
  const modes = Object.entries(station.modes ?? {}).flatMap(([name, mode]): readonly EachInput[] => {
    const input = mode?.input;
    const path = [...stationPath, 'modes', name, 'input'];
    return input === undefined ? [] : [{ input, path, owner: `the input of ${name}` }];
  });
  return [...lamps, ...modes];
}

/** How a floor is called in a sentence. */
export function floorTitle(floor: FloorDraft): string {
  return floor.id === undefined ? 'another floor' : `floor "${floor.id}"`;
}
