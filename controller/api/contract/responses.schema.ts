import { Type } from 'typebox';
import { availabilitySchema, chainEntrySchema, stationViewSchema } from './view.schema.js';

const strict = { additionalProperties: false } as const;

/**
 * GET /api/v1/health: `ok` when every station takes calls by voice and the journal is written, else `degraded`. The process
 * answers, so it is alive. `isRecorded`: whether the journal is written.
 * `prompts`: how many of the answers it can give are ready to be played; the rest is spoken in the background.
 */
export const healthSchema = Type.Object(
  {
    status: Type.Enum(['ok', 'degraded']),
    isSimulated: Type.Boolean(),
    isRecorded: Type.Boolean(),
    stations: Type.Array(Type.Object({ id: Type.String(), availability: availabilitySchema }, strict)),
    prompts: Type.Object({ ready: Type.Integer(), total: Type.Integer() }, strict),
  },
  {
    ...strict,
    description:
      'It runs; `degraded` where a station takes no calls by voice or not in every language, or where the journal is not written.',
  },
);

/** GET /api/v1/stations */
export const stationsSchema = Type.Object(
  { stations: Type.Array(stationViewSchema) },
  { ...strict, description: 'Every station as it is now.' },
);

/** GET /api/v1/stations/:id/events: `next` is the `after` of the following page, the same as asked when there is nothing new. */
export const eventsSchema = Type.Object(
  { events: Type.Array(chainEntrySchema), next: Type.Integer() },
  { ...strict, description: 'Oldest first; `next` is the `after` of the following page.' },
);

/** POST /api/v1/simulator/say: answered when the speech has been heard in the car. */
export const saidSchema = Type.Object(
  { durationMs: Type.Number() },
  { ...strict, description: 'It has been said in the car, and took this long.' },
);

/** A sound, 16 kHz mono 16-bit. */
export const wavSchema = (description: string) => ({
  description,
  content: { 'audio/wav': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } },
});
