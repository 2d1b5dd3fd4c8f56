import { Type, type Static } from 'typebox';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const strict = { additionalProperties: false } as const;
const contactNumber = Type.Integer({
  minimum: 1,
  maximum: 64,
  title: 'Contact',
  description: 'Relay on the board, counted from 1.',
});
const inputNumber = Type.Integer({
  minimum: 1,
  maximum: 64,
  title: 'Input',
  description: 'Input on the board, counted from 1.',
});
const phrases = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

const floor = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Za-z0-9-]{1,4}$', title: 'Floor id', description: 'What stands on the button.' }),
    number: Type.Optional(
      Type.Integer({ minimum: -9, maximum: 99, description: 'Spoken number; absent where only names are spoken.' }),
    ),
    contact: contactNumber,
    lamp: Type.Union([inputNumber, Type.Literal('none')]),
    names: Type.Optional(Type.Object({ zh: Type.Optional(phrases), en: Type.Optional(phrases) }, strict)),
    voice: Type.Optional(Type.Boolean({ default: true, description: 'false: never by voice.' })),
  },
  strict,
);

const modeInput = Type.Object(
  {
    input: inputNumber,
    activeWhen: Type.Union([Type.Literal('open'), Type.Literal('closed')], {
      description: 'Prefer open: a broken wire then reads as active.',
    }),
  },
  strict,
);

const station = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
    kind: Type.Literal('car'),
    audio: Type.Optional(
      Type.Object(
        {
          device: Type.Optional(Type.String({ minLength: 1 })),
          levelDbFs: Type.Optional(Type.Number({ minimum: -60, maximum: 0 })),
        },
        strict,
      ),
    ),
    board: Type.Object(
      {
        driver: Type.Literal('link-v1'),
        path: Type.Optional(Type.String({ minLength: 1 })),
        baudRate: Type.Optional(
          Type.Union([Type.Literal(38400), Type.Literal(57600), Type.Literal(115200), Type.Literal(250000)]),
        ),
        relays: Type.Union([Type.Literal(16), Type.Literal(32), Type.Literal(64)]),
        inputs: Type.Union([Type.Literal(16), Type.Literal(32), Type.Literal(64)]),
      },
      strict,
    ),
    floors: Type.Array(floor, { minItems: 2, maxItems: 64 }),
    pulseMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 500, default: 250 })),
    modes: Type.Object({ fire: modeInput, inspection: modeInput, outOfService: Type.Optional(modeInput) }, strict),
    confirm: Type.Optional(
      Type.Object(
        { when: Type.Union([Type.Literal('never'), Type.Literal('uncertain'), Type.Literal('always')]) },
        strict,
      ),
    ),
    vocabulary: Type.Optional(
      Type.Object(
        {
          bareNumbers: Type.Optional(
            Type.Union([Type.Literal('never'), Type.Literal('confirm'), Type.Literal('accept')]),
          ),
        },
        strict,
      ),
    ),
    limits: Type.Optional(
      Type.Object({ callsPerMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })) }, strict),
    ),
  },
  strict,
);

/** The site file as it is written. What the program works with is `Site` (site.ts): the same with every default filled in. */
export const siteFileSchema = Type.Object(
  {
    version: Type.Literal(1),
    site: Type.Object(
      {
        name: Type.String({ minLength: 1 }),
        languages: Type.Array(Type.Union([Type.Literal('zh'), Type.Literal('en')]), {
          minItems: 1,
          maxItems: 2,
          uniqueItems: true,
        }),
      },
      strict,
    ),
    stations: Type.Array(station, { minItems: 1, maxItems: 8 }),
  },
  strict,
);

export type SiteFile = Static<typeof siteFileSchema>;
