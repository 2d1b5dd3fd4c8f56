import {
  highestNumber,
  landingCalls,
  lowestNumber,
  type CarStation,
  type LandingStation,
  type Station,
} from '../../../config/index.js';
import type { AnswerKind } from '../answer.js';
import { exampleFloor } from '../example-floor.js';
import { floorsPerMinute, isVoiceAllowed } from '../safety-rules.js';
import {
  spokenFloorReference,
  type ButtonReference,
  type CallReference,
  type FloorReference,
} from '../button-reference.js';

type Subjects = 'callable' | 'present' | 'missing' | 'example' | 'none';

/** Which floors or directions an answer can be about. */
const subjectsOf: Readonly<Record<AnswerKind, Subjects>> = {
  registered: 'callable',
  alreadyRegistered: 'callable',
  pleaseConfirm: 'callable',
  notUnderstood: 'callable',
  noSuchFloor: 'missing',
  // Locked ones, those outside their hours, and those whose wiring is suspected.
  notAllowed: 'present',
  notNow: 'callable',
  callsPaused: 'none',
  pleasePressTheButton: 'callable',
  pleaseWatchTheLamp: 'callable',
  pressTheAlarm: 'none',
  howToSpeak: 'example',
  tooManyFloors: 'none',
  cancelled: 'callable',
  notTakenBack: 'none',
  takenBack: 'callable',
  stillRegistered: 'callable',
  doorHeld: 'none',
  doorLetGo: 'none',
  doorClosePressed: 'none',
  pressTheDoorButton: 'none',
  confirmDoorOpen: 'none',
  confirmDoorClose: 'none',
  alarmPressed: 'none',
};

/** What a station has to be wired for to give an answer; the others are given everywhere. */
const needs: Readonly<Partial<Record<AnswerKind, (car: CarStation) => boolean>>> = {
  doorHeld: ({ doors }) => doors.open !== null,
  doorLetGo: ({ doors }) => doors.open !== null,
  confirmDoorOpen: ({ doors }) => doors.open !== null,
  doorClosePressed: ({ doors }) => doors.close !== null,
  // Who says "close" while the door is held has it let go of.
  confirmDoorClose: ({ doors }) => doors.close !== null || doors.open !== null,
  callsPaused: (car) => floorsPerMinute(car) < car.floors.filter(isVoiceAllowed).length,
  pressTheDoorButton: ({ doors }) => doors.close !== null || doors.open !== null,
  takenBack: ({ cancel }) => cancel !== null,
  stillRegistered: ({ cancel }) => cancel !== null,
  alarmPressed: ({ alarm }) => alarm !== null,
};

/** Whether a station can ever answer so. */
export function isGivenAt(kind: AnswerKind, station: Station): boolean {
  const isWired = needs[kind];
  return isWired === undefined || (station.kind === 'car' && isWired(station));
}

/** Everything that an answer of this kind can name at a station: floors from the lowest to the highest, or up and down. */
export function subjectsOfAnswer(kind: AnswerKind, station: Station): readonly ButtonReference[] {
  const subjects = subjectsOf[kind];
  if (subjects === 'none') return [];
  const isSubject = ({ voice }: { readonly voice: boolean }): boolean => voice || subjects === 'present';
  if (station.kind === 'landing') {
    const calls = landingCalls(station).filter(isSubject);
    if (subjects === 'missing') return missingCalls(station);
    return subjects === 'example' ? calls.slice(0, 1) : calls;
  }
  if (subjects === 'missing') return missingFloors(station);
  if (subjects === 'example') return [exampleFloor(station)].filter((floor) => floor !== null);
  return station.floors.filter(isSubject);
}

/** Numbers between the lowest and the highest floor for which there is no button: those that people ask for. */
export function gapsOf(station: CarStation): readonly FloorReference[] {
  const numbers = station.floors.flatMap(({ number }) => number ?? []);
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
  return missingFloors(station).filter(({ number }) => number !== null && number > lowest && number < highest);
}

/** Whatever number somebody may say that no button has. */
function missingFloors({ floors }: CarStation): readonly FloorReference[] {
  const present = new Set(floors.map(({ number }) => number));
  return Array.from({ length: highestNumber - lowestNumber + 1 }, (_, index) => lowestNumber + index)
    .filter((number) => number !== 0 && !present.has(number))
    .map((number) => spokenFloorReference(String(number)));
}

/** Where the lift does not go from this landing. */
function missingCalls({ calls }: LandingStation): readonly CallReference[] {
  return (['up', 'down'] as const).filter((id) => calls[id] === null).map((id) => ({ id }));
}
