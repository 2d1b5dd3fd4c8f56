import type { LanguageData } from '../../../config/index.js';
import { buttonReadings } from '../../../speech/index.js';
import type { FloorReference } from '../floor-reference.js';

type NameFloors = (floors: readonly FloorReference[]) => string;

/** How a language names floors in its answers: as they stand on the buttons, and in words without digits. */
export interface FloorWords {
  readonly shown: NameFloors;
  readonly spoken: NameFloors;
  /** The same for floors that are not there: "fourth floor". */
  readonly missingShown: NameFloors;
  readonly missingSpoken: NameFloors;
}

export function floorWords(language: LanguageData): FloorWords {
  const { and, this: unnamed } = language.floors.said;
  const list =
    (name: (floor: FloorReference, language: LanguageData) => string) =>
    (floors: readonly FloorReference[]): string =>
      floors.length === 0 ? unnamed : floors.map((floor) => name(floor, language)).join(and);
  return {
    shown: list(shown),
    spoken: list(spoken),
    missingShown: list((floor) => missing(floor, language) ?? shown(floor, language)),
    missingSpoken: list((floor) => missing(floor, language) ?? spoken(floor, language)),
  };
}

function shown({ id }: FloorReference, { floors }: LanguageData): string {
  const { number, other } = floors.said.shown;
  return (/^\d/u.test(id) ? number : other).replace('{id}', id);
}

function spoken({ id, number, names }: FloorReference, language: LanguageData): string {
  const { above, below, nameless } = language.floors.said.spoken;
  if (number !== null) return numbered(number < 0 ? below : above, Math.abs(number), language);
  const [name] = names[language.code] ?? [];
  return name ?? nameless.replace('{button}', buttonReadings(id, language)[0]?.show ?? id);
}

function missing({ number }: FloorReference, language: LanguageData): string | null {
  const template = language.floors.said.missing?.above;
  return template === undefined || number === null || number < 1 ? null : numbered(template, number, language);
}

/** `{number}` or the name of another series of the language. */
function numbered(template: string, number: number, { numbers }: LanguageData): string {
  return template.replaceAll(/\{(\w+)\}/gu, (_, series: string) => numbers.usual(number, series));
}
