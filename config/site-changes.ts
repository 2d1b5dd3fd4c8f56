import { isDeepStrictEqual } from 'node:util';
import { formatField, type FieldPath } from './reading/field-path.js';
import type { SchemaNode } from './reading/schema-node.js';
import { siteFileSchema } from './site.schema.js';
import type { Site } from './site.js';

/** One field of the site file that differs between two versions of a site. */
export interface SiteChange {
  /** `stations[0].floors[3].names.zh`, or the list or table that it stands in where one of the two has no such entry. */
  readonly field: string;
  /** Whether a running program can't take it over. */
  readonly needsRestart: boolean;
}

/** What differs between two versions of a site, in the order of the file. */
export function changesOf(before: Site, after: Site): readonly SiteChange[] {
  return [...differences({ before: asWritten(before), after: asWritten(after) }, siteFileSchema, [], false)];
}

/** Where the fields stand in the file. */
function asWritten({ name, languages, timeZone, ...rest }: Site): unknown {
  return { site: { name, languages, timeZone }, ...rest };
}

interface Versions {
  readonly before: unknown;
  readonly after: unknown;
}

/** @param isLive a field around this one is taken over while the program runs, and so is all that stands in it */
function* differences(
  versions: Versions,
  node: SchemaNode | undefined,
  path: FieldPath,
  isLive: boolean,
): Generator<SiteChange> {
  const { before, after } = versions;
  if (isDeepStrictEqual(before, after)) return;
  const isTakenOver = isLive || node?.whileRunning === true;
  const parts = partsOf(versions, node);
  for (const { key, node: part, ...own } of parts) yield* differences(own, part, [...path, key], isTakenOver);
  if (parts.length === 0) yield { field: formatField(path), needsRestart: !isTakenOver };
}

interface Part extends Versions {
  readonly key: string | number;
  readonly node: SchemaNode | undefined;
}

/** The fields of tables and the entries of lists of equal length that have fields of their own; none for what is one value. */
function partsOf({ before, after }: Versions, node: SchemaNode | undefined): readonly Part[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length || node?.items?.properties === undefined) return [];
    return before.map((entry: unknown, key) => ({
      key,
      node: node.items,
      before: entry,
      after: after[key] as unknown,
    }));
  }
  if (!isTable(before) || !isTable(after)) return [];
  const written = [...Object.keys(before), ...Object.keys(after)];
  const inOrder = Object.keys(node?.properties ?? {}).filter((name) => written.includes(name));
  const keys = new Set([...inOrder, ...written]);
  return [...keys].map((key) => ({ key, node: fieldOf(node, key), before: before[key], after: after[key] }));
}

function fieldOf(node: SchemaNode | undefined, name: string): SchemaNode | undefined {
  const pattern = Object.entries(node?.patternProperties ?? {}).find(([form]) => new RegExp(form, 'u').test(name));
  return node?.properties?.[name] ?? pattern?.[1];
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
