import { isAlias, isMap, isPair, isScalar, isSeq, type Document, type Node } from 'yaml';
import { formatField, parentField, type FieldPath } from './field-path.js';
import { wrong, type Finding, type Position } from './finding.js';

/** The file as plain values, and where each of them stands. */
export interface Tree {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Fields whose value can't be judged because they were already found wrong. */
  readonly unusable: readonly FieldPath[];
  /** Where a field stands: at its name, a list entry at its first character. Falls back to the nearest parent. */
  readonly locate: (field: string) => Position;
}

/** Our own walk instead of `toJS`, because aliases are refused before they can multiply and every position is wanted. */
export function readTree(document: Document, position: (offset: number) => Position): Tree {
  const offsets = new Map<string, number>();
  const findings: Finding[] = [];
  const unusable: FieldPath[] = [];

  function refuse(path: FieldPath, message: string, offset: number): null {
    findings.push(wrong(path, message, { at: position(offset) }));
    unusable.push(path);
    return null;
  }

  function read(node: unknown, path: FieldPath, fallback: number): unknown {
    const offset = (node as Node | null)?.range?.[0] ?? fallback;
    const field = formatField(path);
    if (!offsets.has(field)) offsets.set(field, offset);
    if (isAlias(node)) {
      return refuse(
        path,
        `*${node.source} points to another place; write the value out (or quote text with "*")`,
        offset,
      );
    }
    if (isMap(node)) return readMapping(node.items, path, offset);
    if (isSeq(node)) return node.items.map((item, index) => read(item, [...path, index], offset));
    if (isScalar(node)) return node.value;
    return null;
  }

  function readMapping(pairs: readonly unknown[], path: FieldPath, parentOffset: number): unknown {
    const entries = new Map<string, unknown>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const offset = (pair.key as Node | null)?.range?.[0] ?? parentOffset;
      const name = fieldName(pair.key);
      if (name === null) {
        findings.push(wrong(path, 'a field name must be a simple word', { at: position(offset) }));
        continue;
      }
      const here = [...path, name];
      if (entries.has(name)) {
        findings.push(
          wrong(here, `"${name}" is written twice; remove one of them`, { at: position(offset), see: here }),
        );
        continue;
      }
      offsets.set(formatField(here), offset);
      entries.set(name, read(pair.value, here, offset));
    }
    // `fromEntries` defines own properties, so a field called __proto__ is one more unknown field and nothing else.
    return Object.fromEntries(entries);
  }

  const value = read(document.contents, [], 0);
  const locate = (field: string): Position => {
    let known = field;
    while (known !== '' && !offsets.has(known)) known = parentField(known);
    return position(offsets.get(known) ?? 0);
  };
  return { value, findings, unusable, locate };
}

function fieldName(key: unknown): string | null {
  if (!isScalar(key)) return null;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? null;
}
