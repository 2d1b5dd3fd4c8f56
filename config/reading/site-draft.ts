import type { SiteFile } from '../site.schema.js';
import type { FieldPath } from './field-path.js';

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

/**
 * Takes out of a value what the schema refused, so that one fault never hides another one elsewhere. List entries keep
 * their index.
 */
export function draftOf(value: unknown, refused: readonly FieldPath[]): SiteDraft {
  const holes = new Set(refused.map((path) => JSON.stringify(path)));
  const copy = (part: unknown, path: FieldPath): unknown => {
    if (holes.has(JSON.stringify(path)) || part === null) return undefined;
    if (Array.isArray(part)) return part.map((item, index) => copy(item, [...path, index]));
    if (typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, copy(item, [...path, name])]));
  };
  return copy(value, []) ?? {};
}
