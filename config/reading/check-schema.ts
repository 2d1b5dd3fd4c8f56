import type { TSchema } from 'typebox';
import { Settings } from 'typebox/system';
import { Errors } from 'typebox/value';
import { fieldHomes } from './field-homes.js';
import { formatField, valueAt, type FieldPath } from './field-path.js';
import { wrong, type Finding } from './finding.js';
import { nearestName } from './nearest-name.js';
import { describeExpected, keyForm, type SchemaNode } from './schema-node.js';
import { describeFound, hintFor } from './value-sentence.js';

type ValidationError = ReturnType<typeof Errors>[number];

/** Far more than a person mends in one go; a hostile file must not make us write a sentence per byte. */
const mostFindings = 500;

export interface SchemaJudgement {
  /** One per field. */
  readonly findings: readonly Finding[];
  /** The fields of the findings, and those that a mistyped name most likely means. */
  readonly inDoubt: readonly FieldPath[];
}

/** Everything in which a value differs from the schema. */
export function checkSchema(schema: TSchema, value: unknown): SchemaJudgement {
  const findings = new Map<string, Finding>();
  const suggested = new Map<string, FieldPath>();
  const errors = allErrors(schema, value);
  const add = (finding: Finding): void => {
    const field = formatField(finding.path);
    if (!findings.has(field)) findings.set(field, finding);
  };
  for (const error of errors) {
    if (!isUnknownField(error)) continue;
    const path = pathOf(error.instancePath, value);
    const parent = path.slice(0, -1);
    const known = nodeAt(schema, error.schemaPath.replace(/\/additionalProperties$/, ''));
    const home = { schema, node: known, parent: valueAt(value, parent) };
    const { message, suggestion } = unknownField(String(path.at(-1)), home);
    add(wrong(path, message));
    if (suggestion !== null) suggested.set(formatField([...parent, suggestion]), [...parent, suggestion]);
  }
  for (const error of errors) {
    const path = pathOf(error.instancePath, value);
    const node = nodeAt(schema, error.schemaPath);
    if (isUnknownField(error) || error.keyword === 'additionalProperties') continue;
    if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties) {
        const missing = [...path, name];
        // Whoever wrote "flors" has one fault, not two.
        if (!suggested.has(formatField(missing))) add(wrong(missing, missingField(name, node.properties?.[name])));
      }
    } else add(wrong(path, mismatch(path, node, valueAt(value, path), error.keyword)));
  }
  const all = [...findings.values()];
  // Past the limit nobody knows what else is wrong, so nothing of the file is fit for further checks.
  if (errors.length >= mostFindings) return { findings: all, inDoubt: [[]] };
  return { findings: all, inDoubt: [...all.map(({ path }) => path), ...suggested.values()] };
}

/** TypeBox stops at eight errors unless told otherwise, and only a process-wide setting tells it; it is put back at once. */
function allErrors(schema: TSchema, value: unknown): readonly ValidationError[] {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: mostFindings });
  try {
    return Errors(schema, value);
  } finally {
    Settings.Set({ maxErrors });
  }
}

/**
 * TypeBox reports each unknown field by itself and then all of a group together. The single reports count: past the limit of
 * errors the one for the group is left out.
 */
function isUnknownField(error: ValidationError): boolean {
  return error.keyword === 'boolean' && error.schemaPath.endsWith('/additionalProperties');
}

function unknownField(
  name: string,
  { schema, node, parent }: { readonly schema: SchemaNode; readonly node: SchemaNode; readonly parent: unknown },
): { readonly message: string; readonly suggestion: string | null } {
  const known = Object.keys(node.properties ?? {});
  const [first = '', ...rest] = name.split(':');
  if (rest.length > 0 && known.includes(first)) {
    return { suggestion: first, message: `"${name.slice(0, 60)}" needs a space after the colon` };
  }
  const absent = known.filter((field) => valueAt(parent, [field]) === undefined);
  const suggestion = nearestName(name, absent);
  if (suggestion !== null) return { suggestion, message: `unknown field "${name}", did you mean "${suggestion}"?` };
  const keys = keyForm(node);
  if (keys !== null) return { suggestion: null, message: `"${name.slice(0, 60)}" cannot stand here; write ${keys}` };
  const homes = fieldHomes(schema, name);
  const hint = homes.length > 0 ? `it belongs in ${homes.join(' or ')}` : `the fields here are ${known.join(', ')}`;
  return { suggestion: null, message: `unknown field "${name.slice(0, 60)}"; ${hint}` };
}

function missingField(name: string, node: SchemaNode | undefined): string {
  if (node === undefined) return `field "${name}" is missing`;
  return `field "${name}" is missing; expected ${describeExpected(node)}`;
}

function mismatch(path: FieldPath, node: SchemaNode, found: unknown, keyword: string): string {
  const title = path.length === 0 ? 'the file' : (node.title ?? 'this entry');
  if (keyword === 'uniqueItems') return `${title}: an entry is written twice; write each once`;
  return `${title}: found ${describeFound(found)}, expected ${describeExpected(node)}${hintFor(found, node)}`;
}

/** `#/properties/lamp/anyOf/1` -> the schema of lamp: one sentence covers all alternatives. */
function nodeAt(schema: SchemaNode, schemaPath: string): SchemaNode {
  const [whole = ''] = schemaPath.split('/anyOf/');
  const node = valueAt(schema, whole.split('/').slice(1).map(unescapePointer));
  return node as SchemaNode;
}

/** A JSON pointer says `0` for both the first entry of a list and a field called 0; the value tells which. */
function pathOf(pointer: string, root: unknown): FieldPath {
  const path: (string | number)[] = [];
  for (const segment of pointer.split('/').slice(1).map(unescapePointer)) {
    path.push(Array.isArray(valueAt(root, path)) ? Number(segment) : segment);
  }
  return path;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
