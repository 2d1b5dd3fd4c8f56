import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';

const strict = { additionalProperties: false } as const;
const cost = Type.Number({ minimum: 0, maximum: 100 });

const operatingPointSchema = Type.Object(
  {
    grammar: Type.Object({ phraseCost: cost, unknownCost: cost, unknownLoopCost: cost, emptyCost: cost }, strict),
    /** Lowest confidence that every word of a request must have. */
    minConfidence: Type.Number({ minimum: 0, maximum: 1 }),
    secondsPerSyllable: Type.Object({ min: Type.Number({ minimum: 0 }), max: Type.Number({ minimum: 0 }) }, strict),
    /** Where the numbers come from, in words and as the curve they were chosen from. */
    source: Type.String(),
    curve: Type.Array(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  },
  strict,
);

/** A model's thresholds, measured with that model and kept beside it. */
export type OperatingPoint = Static<typeof operatingPointSchema>;

/** `operating-point.json` of a model folder; null where it is missing or damaged. */
export function readOperatingPoint(modelFolder: string): OperatingPoint | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(modelFolder, 'operating-point.json'), 'utf8'));
    return Value.Check(operatingPointSchema, value) ? value : null;
  } catch {
    return null;
  }
}
