import { Type, type Static } from 'typebox';
import { modeNames, strict } from '../../../config/index.js';
import { expectationSchema } from './expectation.schema.js';

const milliseconds = (title: string, description: string, maximum: number) =>
  Type.Integer({ minimum: 0, maximum, unit: 'ms', title, description });
const button = (title: string, description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 8,
    form: 'what stands on the button, in quotes ("3"); at a landing up or down',
    title,
    description,
  });
const languageSchema = Type.String({ minLength: 2, title: 'Language', description: 'Code of a language of the site.' });

const wiring = Type.Object(
  {
    relayWelded: Type.Optional(
      button('Relay welded', 'The contact of this button closes at its next press and stays closed.'),
    ),
    lampStuck: Type.Optional(button('Lamp stuck', 'The lamp input of this button always reads lit.')),
    lampDead: Type.Optional(button('Lamp dead', 'The lamp input of this button always reads dark.')),
    lampsSwapped: Type.Optional(
      Type.Array(button('Button', 'One of the two.'), {
        minItems: 2,
        maxItems: 2,
        title: 'Lamps swapped',
        description: 'Two buttons whose lamp wires are crossed.',
      }),
    ),
    inputs: Type.Optional(
      Type.Enum(['allOpen', 'allClosed'], {
        title: 'Inputs',
        description: 'The whole input cable: without supply every input reads open, with a loose data line closed.',
      }),
    ),
  },
  { ...strict, title: 'Wiring', description: 'What breaks between the board and the lift; one thing per step.' },
);

const line = Type.Object(
  {
    lostPercent: Type.Number({
      minimum: 0,
      maximum: 100,
      unit: 'percent',
      title: 'Lost',
      description: 'Share of the bytes that are lost; 0: a good line again.',
    }),
    towards: Type.Optional(Type.Enum(['board', 'host', 'both'], { title: 'Towards', description: 'Default: both.' })),
  },
  { ...strict, title: 'Line', description: 'The serial line.' },
);

const recognizer = Type.Object(
  { lost: Type.Optional(languageSchema), back: Type.Optional(languageSchema) },
  { ...strict, title: 'Recogniser', description: 'The recogniser of a language ends, or is there again.' },
);

/** What may happen in a step, one of them each. */
const deeds = {
  say: Type.Optional(
    Type.String({ minLength: 1, maxLength: 120, title: 'Say', description: 'A passenger says this, from now on.' }),
  ),
  press: Type.Optional(button('Press', 'Somebody presses this button by hand.')),
  mode: Type.Optional(
    Type.Enum(['normal', ...modeNames], {
      title: 'Mode',
      description: 'The lift changes over to this.',
    }),
  ),
  presence: Type.Optional(
    Type.Enum(['comes', 'leaves'], {
      title: 'Presence',
      description: 'Somebody steps before the sensor of the station, or nobody is there any more.',
    }),
  ),
  wiring: Type.Optional(wiring),
  mend: Type.Optional(Type.Enum(['wiring'], { title: 'Mend', description: 'All wiring is as it should be again.' })),
  cable: Type.Optional(
    Type.Enum(['pulled', 'plugged'], { title: 'Cable', description: 'The USB cable of the board.' }),
  ),
  board: Type.Optional(
    Type.Enum(['reset', 'hung', 'powerCut'], {
      title: 'Board',
      description: 'Its processor is reset, hangs until its watchdog ends that, or has no power for an instant.',
    }),
  ),
  line: Type.Optional(line),
  recognizer: Type.Optional(recognizer),
  microphone: Type.Optional(Type.Enum(['lost', 'back'], { title: 'Microphone', description: 'Sound ends or flows.' })),
  host: Type.Optional(
    Type.Enum(['ended', 'killed'], {
      title: 'Host',
      description: 'Liftvoice is stopped in order, or dies: not another byte comes from it.',
    }),
  ),
  expect: Type.Optional(expectationSchema),
};

/** What `say` may be said like. */
const speaking = {
  halfHeard: Type.Optional(
    Type.Boolean({ title: 'Half heard', description: 'The recognisers are not sure that it was said.' }),
  ),
  alsoLike: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 120 }), {
      minItems: 1,
      maxItems: 3,
      title: 'Also like',
      description: 'Other sentences that it sounds like just as much.',
    }),
  ),
  overNoiseDb: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 60,
      unit: 'dB',
      title: 'Over the noise',
      description: 'How far the voice stands out from the noise. Default: a quiet room.',
    }),
  ),
  voice: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 99,
      title: 'Voice',
      description:
        'In real time: which synthetic voice of its language says it, counted round. Default: 0, the first. In virtual time nobody has a voice.',
    }),
  ),
  decidedAfterMs: Type.Optional(
    milliseconds('Decided after', 'From the last sound to the decision. Default: 300.', 10_000),
  ),
};

const step = Type.Object(
  {
    atMs: milliseconds('At', 'When, counted from the moment in which the station was ready.', 600_000),
    ...deeds,
    ...speaking,
  },
  { ...strict, title: 'Step', description: 'One thing that happens, or one thing that must be true.' },
);

/** A scenario file as it is written: docs/scenarios.md tells people how. */
export const scenarioFileSchema = Type.Object(
  {
    version: Type.Literal(1, { title: 'Version', description: 'Version of this file format.' }),
    title: Type.Record(Type.String({ pattern: '^[a-z0-9-]{2,20}$' }), Type.String({ minLength: 1, maxLength: 120 }), {
      keys: 'the code of a language',
      minProperties: 1,
      title: 'Title',
      description: 'What it shows, by language.',
    }),
    site: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Site',
        description: 'Site file, seen from this file. Default: the example.',
      }),
    ),
    station: Type.Optional(
      Type.String({ minLength: 1, title: 'Station', description: 'Which station of it. Default: the first.' }),
    ),
    seed: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2_000_000_000, title: 'Seed', description: 'Of all chance. Default: 1.' }),
    ),
    startsAt: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$',
        form: 'a time such as 2026-01-05T08:59:50+08:00',
        title: 'Starts at',
        description: 'What the clock on the wall shows when it begins. Default: a Monday at ten.',
      }),
    ),
    board: Type.Optional(
      Type.Enum(['emulated', 'modelled'], {
        title: 'Board',
        description:
          'emulated: the real firmware, in virtual time. modelled: what it promises, many times faster. Default: emulated.',
      }),
    ),
    realTime: Type.Optional(
      Type.Boolean({
        title: 'Real time',
        description: 'One of those that --realtime plays where no file is named. Default: false.',
      }),
    ),
    secondPress: Type.Optional(
      Type.Enum(['cancels', 'changesNothing'], {
        title: 'Second press',
        description: 'What the lift does about a press of a lit button. Default: cancels, as many lifts do.',
      }),
    ),
    steps: Type.Array(step, {
      minItems: 1,
      maxItems: 300,
      title: 'Steps',
      description: 'In the order of their times.',
    }),
  },
  { ...strict, title: 'Scenario file' },
);

export type ScenarioFile = Static<typeof scenarioFileSchema>;
export type ScenarioStep = ScenarioFile['steps'][number];
export const deedNames = Object.keys(deeds) as readonly (keyof typeof deeds)[];
export const speakingNames = Object.keys(speaking) as readonly (keyof typeof speaking)[];
