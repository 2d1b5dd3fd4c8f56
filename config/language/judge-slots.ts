import type { FieldPath } from '../reading/field-path.js';
import { wrong, type Finding } from '../reading/finding.js';
import { listWords } from '../reading/schema-node.js';

/** Slots like `{floor}` in any text of a value that nothing would fill: they would be shown and spoken as they stand. */
export function judgeSlots(value: unknown, known: readonly string[], path: FieldPath = []): readonly Finding[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) =>
      judgeSlots(part, known, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  }
  if (typeof value !== 'string') return [];
  const unknown = [...value.matchAll(/\{([^{}]*)\}/gu)]
    .map(([, slot = '']) => slot)
    .find((slot) => !known.includes(slot));
  const allowed = known.map((slot) => `{${slot}}`);
  return unknown === undefined
    ? []
    : [
        wrong(
          path,
          `nothing fills the slot {${unknown}}; ${allowed.length === 0 ? 'no slot stands here' : `here it may be ${listWords(allowed)}`}`,
        ),
      ];
}
