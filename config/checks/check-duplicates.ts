import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import type { FloorDraft, SiteDraft, StationDraft } from '../reading/site-draft.js';
import { eachButton, eachContact, eachFloor, eachStation, floorTitle } from './each.js';

interface Use {
  readonly value: string | number | undefined;
  readonly path: FieldPath;
  /** Who uses it, in words. */
  readonly owner: string;
}

/** What must occur once: in the site (ids, ports, microphones, loudspeakers) and in each station (floors, their numbers, and wires). */
export function checkDuplicates(site: SiteDraft): readonly Finding[] {
  return [
    ...secondUses(
      stationUses(site, ['id'], (station) => station.id),
      (value, owner) => `station id "${value}" is already used by ${owner}`,
    ),
    ...secondUses(
      stationUses(site, ['board', 'path'], (station) => station.board?.path),
      (value, owner) => `${value} is already the board of ${owner}; every station has a board of its own`,
    ),
    ...secondUses(
      stationUses(site, ['audio', 'device'], (station) => station.audio?.device),
      (value, owner) => `${value} is already the microphone of ${owner}; every station has one of its own`,
    ),
    ...secondUses(
      stationUses(site, ['audio', 'playback'], (station) => station.audio?.playback),
      (value, owner) => `${value} is already the loudspeaker of ${owner}; every station has one of its own`,
    ),
    ...eachStation(site, duplicatesInStation),
  ];
}

function duplicatesInStation(station: StationDraft, path: FieldPath): readonly Finding[] {
  const contacts = eachContact(station, path, ({ contact, path: wiredPath, title }): Use[] => [
    { value: contact, path: [...wiredPath, 'contact'], owner: title },
  ]);
  const lamps = eachButton(station, path, ({ button: { lamp }, path: buttonPath, title }): Use[] => [
    { value: lamp === 'none' ? undefined : lamp, path: [...buttonPath, 'lamp'], owner: title },
  ]);
  const uses = (field: 'id' | 'number', pick: (floor: FloorDraft) => Use['value']): Use[] =>
    eachFloor(station, path, (floor, floorPath) => [
      { value: pick(floor), path: [...floorPath, field], owner: floorTitle(floor) },
    ]);
  return [
    ...secondUses(
      // "12a" and "12A" would be one button to everybody who reads or hears it.
      uses('id', (floor) => floor.id?.toUpperCase()),
      (value) => `floor id "${value}" is used twice; ids are what stands on the buttons`,
    ),
    ...secondUses(
      uses('number', (floor) => floor.number),
      (value, owner) => `number ${value} is already the number of ${owner}; a spoken number must mean one floor`,
    ),
    ...secondUses(
      contacts,
      (value, owner) => `contact ${value} is already wired to ${owner}; every button has a relay of its own`,
    ),
    ...secondUses(
      lamps,
      (value, owner) => `lamp ${value} is already the lamp of ${owner}; every button has an input of its own`,
    ),
  ];
}

function stationUses(site: SiteDraft, field: FieldPath, pick: (station: StationDraft) => Use['value']): Use[] {
  return eachStation(site, (station, path) => {
    const owner = station.id === undefined ? 'another station' : `station "${station.id}"`;
    return [{ value: pick(station), path: [...path, ...field], owner }];
  });
}

function secondUses(
  uses: readonly Use[],
  sentence: (value: NonNullable<Use['value']>, firstOwner: string) => string,
): readonly Finding[] {
  const first = new Map<string | number, Use>();
  return uses.flatMap((use): readonly Finding[] => {
    if (use.value === undefined) return [];
    const earlier = first.get(use.value);
    if (earlier !== undefined) return [wrong(use.path, sentence(use.value, earlier.owner), { see: earlier.path })];
    first.set(use.value, use);
    return [];
  });
}
