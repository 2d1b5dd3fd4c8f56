import type { LanguageData } from '../../../config/index.js';
import { buttonReadings } from '../../../speech/index.js';
import { isFloor, type ButtonReference, type FloorReference } from '../button-reference.js';

type NameButtons = (buttons: readonly ButtonReference[]) => string;

/** How a language names what is called in its answers: as it stands on the buttons, and in words without digits. */
export interface ButtonWords {
  readonly shown: NameButtons;
  readonly spoken: NameButtons;
  /** The same for floors that are not there: "fourth floor". */
  readonly missingShown: NameButtons;
  readonly missingSpoken: NameButtons;
}

export function buttonWords(language: LanguageData): ButtonWords {
  const { and, this: unnamed } = language.floors.said;
  const list =
    (name: (floor: FloorReference, language: LanguageData) => string) =>
    (buttons: readonly ButtonReference[]): string =>
      buttons.length === 0
        ? unnamed
        : buttons
            .map((button) =>
              isFloor(button) ? name(button, language) : language.answers.landing.directions[button.id],
            )
            .join(and);
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
