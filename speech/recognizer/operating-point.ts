import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { fail, succeed, type ElevatorError, type Result } from '../../config/kernel/index.js';
import { storeFailure } from '../model-store/store-failure.js';

const strict = { additionalProperties: false } as const;
const cost = Type.Number({ minimum: 0, maximum: 100 });
const decibels = Type.Number({ minimum: 0, maximum: 100 });
/** Of the evidence for a request over the evidence for anything else, natural log. */
const margins = Type.Object({ accept: cost, ask: cost }, strict);

/**
 * How much more evidence is needed in noise: `perDb` nats of two witnesses together, half of it of one, for each dB that the talker's
 * peak is less than `quietFrom` dB over what was heard before.
 */
const inNoise = Type.Object({ quietFrom: decibels, perDb: Type.Number({ minimum: 0, maximum: 4 }) }, strict);

const operatingPointSchema = Type.Object(
  {
    grammar: Type.Object({ phraseCost: cost, unknownCost: cost, unknownLoopCost: cost, emptyCost: cost }, strict),
    secondsPerSyllable: Type.Object({ min: Type.Number({ minimum: 0 }), max: Type.Number({ minimum: 0 }) }, strict),
    /** Lowest confidence that every word of a request must have to be accepted without a question. */
    minWordConfidence: Type.Number({ minimum: 0, maximum: 1 }),
    /**
     * How much more evidence a request must have over one of a confusable floor than over anything else to be accepted without
     * a question. Absent: no more.
     */
    confusableMargin: Type.Optional(cost),
    /** Where this model is the only witness. */
    alone: margins,
    /** Where this model hears first and a second one is asked: both evidences are added. */
    withSecond: margins,
    /** Absent: `unmeasuredInNoise`. */
    inNoise: Type.Optional(inNoise),
    /** How much its evidence counts where it is the second witness; 1 is as much as the first one's. With less, less of it is needed. */
    weightAsSecond: Type.Number({ minimum: 0, maximum: 4 }),
    /** Where the numbers come from, in words and as the curve they were chosen from. */
    source: Type.String(),
    curve: Type.Array(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  },
  strict,
);

/** A model's thresholds, measured with that model and kept beside it. */
export type OperatingPoint = Static<typeof operatingPointSchema>;

export const operatingPointFile = 'decision.json';

/** For a model that nobody has measured in noise: twice what the embedded ones have. */
export const unmeasuredInNoise: NonNullable<OperatingPoint['inNoise']> = { quietFrom: 30, perDb: 0.2 };

/**
 * For a model that nobody has measured: rejects and asks more than a measured one would. Costs are those at which all embedded
 * models work; the margins are stricter than those of the embedded first witnesses.
 */
export const unmeasuredOperatingPoint: OperatingPoint = {
  grammar: { phraseCost: 5, unknownCost: 6, unknownLoopCost: 6, emptyCost: 4 },
  secondsPerSyllable: { min: 0.06, max: 0.9 },
  minWordConfidence: 0.5,
  alone: { accept: 4, ask: 2 },
  withSecond: { accept: 6, ask: 3 },
  weightAsSecond: 1,
  source:
    'Nobody has measured this model: safe defaults. `liftvoice models calibrate` chooses better ones from recordings.',
  curve: [],
};

/** `decision.json` of a model folder: null where there is none, the fault where it can't be used. */
export function readOperatingPoint(modelFolder: string): Result<OperatingPoint | null, string> {
  const file = path.join(modelFolder, operatingPointFile);
  if (!existsSync(file)) return succeed(null);
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Value.Check(operatingPointSchema, value)) return succeed(value);
    const [first] = Value.Errors(operatingPointSchema, value);
    return fail(`${first?.instancePath ?? ''} ${first?.message ?? 'is no operating point'}`.trim());
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : 'cannot be read');
  }
}

/** Replaces `decision.json` in one step: who reads it meanwhile gets the old one or the new one. */
export async function writeOperatingPoint(
  modelFolder: string,
  operatingPoint: OperatingPoint,
): Promise<Result<void, ElevatorError>> {
  const file = path.join(modelFolder, operatingPointFile);
  try {
    await writeFile(`${file}.new`, operatingPointText(operatingPoint));
    await rename(`${file}.new`, file);
    return succeed(undefined);
  } catch (cause) {
    return storeFailure(modelFolder, cause);
  }
}

/** As it stands in the file. */
export function operatingPointText(operatingPoint: OperatingPoint): string {
  return `${JSON.stringify(operatingPoint, null, 2)}\n`;
}
