import { Type, type Static } from 'typebox';
import { languageSchema } from './view.schema.js';

const strict = { additionalProperties: false } as const;

/** POST /api/v1/simulator/say: exactly one of `text` (a synthetic passenger speaks it) and `clip` (a bundled recording). */
export const saySchema = Type.Union([
  Type.Object(
    {
      station: Type.String(),
      text: Type.String({ minLength: 1, maxLength: 120 }),
      language: Type.Optional(languageSchema),
      voice: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
    },
    strict,
  ),
  Type.Object({ station: Type.String(), clip: Type.String({ minLength: 1, maxLength: 64 }) }, strict),
]);
export type SayRequest = Static<typeof saySchema>;

/** POST /api/v1/simulator/press: somebody presses a button by hand, `floor` in a car, `direction` at a landing. */
export const pressSchema = Type.Union([
  Type.Object({ station: Type.String(), floor: Type.String({ minLength: 1, maxLength: 4 }) }, strict),
  Type.Object({ station: Type.String(), direction: Type.Enum(['up', 'down']) }, strict),
]);
export type PressRequest = Static<typeof pressSchema>;

const buttonId = Type.String({ minLength: 1, maxLength: 4, description: 'A floor of a car; up or down at a landing.' });

/** Wires of one button; those of two that are swapped name both. */
const wiringFaultSchema = Type.Object(
  {
    station: Type.String(),
    fault: Type.Enum(['relayWelded', 'lampStuck', 'lampDead', 'lampsSwapped']),
    button: buttonId,
    other: Type.Optional(buttonId),
  },
  strict,
);
export type WiringFaultRequest = Static<typeof wiringFaultSchema>;

/** POST /api/v1/simulator/faults */
export const faultSchema = Type.Union([
  Type.Object(
    {
      station: Type.String(),
      fault: Type.Enum([
        'boardUnplugged',
        'boardPlugged',
        'recognizerKilled',
        'inputsAllClosed',
        'inputsAllOpen',
        'wiringMended',
        'alarmAnswered',
        'fire',
        'firefighter',
        'earthquake',
        'inspection',
        'outOfService',
        'normal',
        'somebodyComes',
        'everybodyLeaves',
      ]),
      language: Type.Optional(languageSchema),
    },
    strict,
  ),
  wiringFaultSchema,
]);
export type FaultRequest = Static<typeof faultSchema>;

const errorBodySchema = Type.Object(
  {
    code: Type.String({ description: 'docs/errors.md says what each one means and what to do.' }),
    message: Type.String(),
    requestId: Type.String(),
  },
  strict,
);
export type ErrorBody = Static<typeof errorBodySchema>;

/** @param description when it is answered */
export const refusalSchema = (description: string): typeof errorBodySchema =>
  Type.Object(errorBodySchema.properties, { ...strict, description });
