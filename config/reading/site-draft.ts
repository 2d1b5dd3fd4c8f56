import type { SiteFile } from '../site.schema.js';
import { valueAt, type FieldPath } from './field-path.js';

/** A value of which any part may be missing, because it was found wrong or was never written. */
type Draft<Value> = Value extends readonly (infer Item)[]
  ? readonly (Draft<Item> | undefined)[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Draft<Value[Key]> | undefined }
    : Value;

/** What is left of a site file for the cross-checks: every part that is present fits the schema. */
export type SiteDraft = Draft<SiteFile>;
export type StationDraft = NonNullable<NonNullable<SiteDraft['stations']>[number]>;
export type FloorDraft = NonNullable<NonNullable<StationDraft['floors']>[number]>;
/** The wiring of any button: a floor of a car, a call of a landing. */
export type ButtonDraft = Pick<FloorDraft, 'contact' | 'lamp' | 'voice'>;

/**
 * Takes out of a value what can't be judged, so that one fault never hides another one elsewhere. List entries keep their
 * index; a field in doubt stays as a name without a value, so that `wasLeftOut` can tell it from one that was never written.
 */
export function draftOf(value: unknown, inDoubt: readonly FieldPath[]): SiteDraft {
  const doubts = new Set(inDoubt.map((path) => JSON.stringify(path)));
  const copy = (part: unknown, path: FieldPath): unknown => {
    if (doubts.has(JSON.stringify(path)) || part === null) return undefined;
    if (Array.isArray(part)) return part.map((item, index) => copy(item, [...path, index]));
    if (typeof part !== 'object') return part;
    const names = new Set([...Object.keys(part), ...doubtfulFields(path, inDoubt)]);
    return Object.fromEntries([...names].map((name) => [name, copy(valueAt(part, [name]), [...path, name])]));
  };
  // Nothing is asserted here: every field of a draft is optional, and what doesn't fit SiteFile was refused at its own path.
  return copy(value, []) ?? {};
}

/** Whether nobody wrote the field, not even wrongly: only then may a check complain that it is missing. */
export function wasLeftOut<Part extends object>(part: Part, field: keyof Part): boolean {
  return !Object.hasOwn(part, field);
}

function doubtfulFields(path: FieldPath, inDoubt: readonly FieldPath[]): readonly string[] {
  return inDoubt
    .filter((doubt) => doubt.length === path.length + 1 && path.every((segment, index) => doubt[index] === segment))
    .map((doubt) => String(doubt.at(-1)));
}
