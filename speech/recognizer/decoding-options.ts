import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';

const strict = { additionalProperties: false } as const;

/** Only what is known to be safe: an option that Kaldi does not know ends the process. */
const decodingSchema = Type.Object(
  {
    options: Type.Object(
      {
        /** Frames of 10 ms that the network computes at once; its weights are repacked for every chunk. */
        'frames-per-chunk': Type.Optional(Type.Integer({ minimum: 3, maximum: 300, multipleOf: 3 })),
        beam: Type.Optional(Type.Number({ minimum: 4, maximum: 30 })),
        'max-active': Type.Optional(Type.Integer({ minimum: 50, maximum: 20_000 })),
        'lattice-beam': Type.Optional(Type.Number({ minimum: 1, maximum: 12 })),
        /** Bytes for sorting out the readings of one utterance; beyond them those far from the best are left out, and sooner. */
        'max-mem': Type.Optional(Type.Integer({ minimum: 100_000, maximum: 500_000_000 })),
      },
      strict,
    ),
    /** What they cost and gain, and where that was measured. */
    source: Type.String(),
  },
  strict,
);

/** Options of `conf/model.conf` that are used in place of the published ones. */
export type DecodingOptions = Static<typeof decodingSchema>['options'];

export const decodingFile = 'decoding.json';

/** `decoding.json` of a model folder; no options where there is none, null where it is damaged. */
export function readDecodingOptions(modelFolder: string): DecodingOptions | null {
  const file = path.join(modelFolder, decodingFile);
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Value.Check(decodingSchema, value) ? value.options : null;
  } catch {
    return null;
  }
}

/** The lines of a `model.conf` with some options replaced, the others as they were. */
export function withOptions(modelConf: string, options: DecodingOptions): string {
  const replaced = Object.entries(options);
  const isReplaced = (line: string): boolean => replaced.some(([name]) => line.trim().startsWith(`--${name}=`));
  const kept = modelConf.split('\n').filter((line) => line.trim() !== '' && !isReplaced(line));
  return [...kept, ...replaced.map(([name, value]) => `--${name}=${value}`), ''].join('\n');
}
