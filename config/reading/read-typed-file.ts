import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { fail, succeed, type Result } from '../kernel/index.js';
import type { SiteFault } from '../site-fault.js';
import type { Finding, Position } from './finding.js';
import { judgeSchema, judgeText, toFaults } from './judge-text.js';
import { readText } from './read-text.js';

export interface TypedFile<Value> {
  readonly value: Value;
  /** Where a field stands; falls back to the nearest parent. */
  readonly locate: (field: string) => Position;
}

/**
 * A YAML file that fits a schema, or every fault with its line.
 *
 * @param judge what no schema can say; asked only about a value that fits the schema
 */
export async function readTypedFile<Schema extends TSchema>(
  file: string,
  schema: Schema,
  judge: (value: Static<Schema>) => readonly Finding[] = () => [],
): Promise<Result<TypedFile<Static<Schema>>, readonly SiteFault[]>> {
  const text = await readText(file);
  if (!text.ok) return fail(toFaults([text.failure], file));
  const judged = judgeText(text.value, file, (tree) => [
    ...judgeSchema(schema, tree).findings,
    ...(Check(schema, tree.value) ? judge(tree.value) : []),
  ]);
  if (!judged.ok) return judged;
  const { tree, warnings } = judged.value;
  return Check(schema, tree.value) ? succeed({ value: tree.value, locate: tree.locate }) : fail(warnings);
}
