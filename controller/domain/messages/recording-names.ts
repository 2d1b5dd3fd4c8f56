import type { Direction, LanguageData } from '../../../config/index.js';
import type { AnswerKind } from '../answer.js';
import type { ButtonReference } from '../button-reference.js';

/** Stands in a template where the floors are named. */
export const floorsSlot = '{floors}';

export interface RecordedAnswer {
  readonly kind: AnswerKind;
  readonly template: string;
  /** Whether several floors have a wording of their own. */
  readonly hasSeveralWording: boolean;
  /** Whether these floors are not there, and so may be called otherwise ("fourth floor"). */
  readonly isMissing: boolean;
}

/**
 * Names of the recordings that an answer is made of, docs/prompts.md: `zh/registered/12`, else `zh/_floors/12` before
 * `zh/registered/_after`. What is no floor begins with `_`, which no floor does.
 */
export function recordingWays(
  answer: RecordedAnswer,
  floors: readonly ButtonReference[],
  language: LanguageData,
): readonly (readonly string[])[] {
  const whole = `${language.code}/${answer.kind}`;
  const [only, ...others] = floors;
  if (only === undefined || !answer.template.includes(floorsSlot)) return [[whole]];
  const pieces = carriedFloors(answer, floors, language);
  const ways = pieces === null ? [] : [pieces];
  return others.length === 0 ? [[`${whole}/${only.id}`], ...ways] : ways;
}

/** Of the answer to whoever named too many floors: `zh/tooManyFloors/3`. */
export function limitRecording(most: number, { code }: LanguageData): string {
  return `${code}/tooManyFloors/${most}`;
}

/** Of an answer at a landing: `zh/landing/registered/up`, `zh/landing/notNow` where no direction is named. */
export function landingRecording(kind: AnswerKind, direction: Direction | null, { code }: LanguageData): string {
  const name = `${code}/landing/${kind}`;
  return direction === null ? name : `${name}/${direction}`;
}

/** null: the floors are named twice, so that nothing simply stands before and behind them. */
function carriedFloors(
  answer: RecordedAnswer,
  floors: readonly ButtonReference[],
  language: LanguageData,
): readonly string[] | null {
  const carrier = carrierOf(answer, floors.length, language);
  if (carrier === null) return null;
  const folder = answer.isMissing ? '_missing' : '_floors';
  const and = isSpoken(language.floors.said.and) ? [`${language.code}/_floors/_and`] : [];
  const named = floors.flatMap(({ id }, index) => [...(index === 0 ? [] : and), `${language.code}/${folder}/${id}`]);
  return [...carrier.before.names, ...named, ...carrier.after.names];
}

export interface CarrierPart {
  readonly text: string;
  /** None where there is nothing to say. */
  readonly names: readonly string[];
}

/** What stands before and behind the floors of an answer. */
export function carrierOf(
  { kind, template, hasSeveralWording }: RecordedAnswer,
  floors: number,
  language: LanguageData,
): { readonly before: CarrierPart; readonly after: CarrierPart } | null {
  const [before = '', after, ...more] = template.split(floorsSlot);
  if (after === undefined || more.length > 0) return null;
  const prefix = `${language.code}/${kind}/_${floors > 1 && hasSeveralWording ? 'several-' : ''}`;
  return { before: part(before, `${prefix}before`), after: part(after, `${prefix}after`) };
}

function part(text: string, name: string): CarrierPart {
  return { text: text.trim(), names: isSpoken(text) ? [name] : [] };
}

/** A comma is a pause, not a word. */
export function isSpoken(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
