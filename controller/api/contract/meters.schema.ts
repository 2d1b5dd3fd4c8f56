import { Type, type Static, type TNull, type TSchema, type TUnion } from 'typebox';

const strict = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T): TUnion<[T, TNull]> => Type.Union([schema, Type.Null()]);

/** What the microphone is like; levels are RMS in dBFS where nothing else is said. */
export const metersSchema = Type.Object(
  {
    /** The loudest of the last 200 ms. */
    levelDbFs: Type.Number(),
    /** The largest sample of the last second. */
    peakDbFs: Type.Number(),
    /** Share of the last ten seconds whose waves were cut off. */
    clipping: Type.Number({ minimum: 0, maximum: 1 }),
    /** The room without its talkers; null in the first second. */
    noiseFloorDbFs: nullable(Type.Number()),
    /** How far the last utterance stood out of it, in dB; null before the first one. */
    speechToNoiseDb: nullable(Type.Number()),
    /** Mains hum; null: none. */
    hum: nullable(Type.Object({ hertz: Type.Enum([50, 60]), levelDbFs: Type.Number() }, strict)),
  },
  strict,
);
export type MetersView = Static<typeof metersSchema>;
