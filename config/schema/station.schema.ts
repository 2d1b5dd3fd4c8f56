import { Type } from 'typebox';
import { board } from './board.schema.js';
import { cancel } from './cancel.schema.js';
import { languageCodePattern, strict } from './common.schema.js';
import { alarm, doors } from './doors.schema.js';
import { floor } from './floor.schema.js';
import { landingCalls, landingFloor } from './landing.schema.js';
import { listening } from './listening.schema.js';
import { modes } from './modes.schema.js';
import { siteDefaults } from './site-defaults.js';

const audio = Type.Object(
  {
    device: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Microphone',
        description: 'ALSA capture device as `arecord -L` lists it. Absent: no sound card is used.',
        examples: ['plughw:CARD=Array'],
      }),
    ),
    playback: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'Loudspeaker',
        description:
          'ALSA playback device as `aplay -L` lists it; answers are played there. Absent: they sound on the page only.',
        examples: ['plughw:CARD=Array'],
      }),
    ),
  },
  {
    ...strict,
    title: 'Audio',
    description: 'Microphone and loudspeaker of the station.',
    examples: [{ device: 'plughw:CARD=Array', playback: 'plughw:CARD=Array' }],
  },
);

const confirm = Type.Object(
  {
    when: Type.Enum(['never', 'uncertain', 'always'], {
      default: siteDefaults.confirmWhen,
      title: 'Confirm when',
      description:
        'When the passenger is asked before a call is made. never: what is uncertain is not done; uncertain: ask only then; always: ask every time.',
      examples: ['uncertain'],
    }),
  },
  {
    ...strict,
    title: 'Confirmation',
    description: 'Asking back.',
    examples: [{ when: 'uncertain' }],
    whileRunning: true,
  },
);

const wakeWords = Type.Record(
  Type.String({ pattern: languageCodePattern }),
  Type.Array(
    Type.String({
      minLength: 2,
      maxLength: 40,
      pattern: '^\\S.*\\S$',
      form: 'text of 2 to 40 characters that neither begins nor ends with a space',
      title: 'Wake word',
      description: 'What the lift is called.',
    }),
    {
      minItems: 1,
      maxItems: 4,
      title: 'Wake words in one language',
      description: 'What the lift is called in this language.',
      examples: [['小电梯'], ['hello lift']],
    },
  ),
  {
    ...strict,
    keys: 'the code of a language',
    title: 'Wake words',
    description:
      'What the lift is called, per language: a request may begin with it ("小电梯，去五楼"), none has to unless it opens the gate (listening.gate: wakeWord). Said alone it does nothing else.',
    examples: [{ zh: ['小电梯'], en: ['hello lift'] }],
  },
);

const vocabulary = Type.Object(
  {
    bareNumbers: Type.Optional(
      Type.Enum(['never', 'confirm', 'accept'], {
        default: siteDefaults.bareNumbers,
        title: 'Bare numbers',
        description:
          'What a number alone does ("三", "three" without 楼 or floor), and a word that talk is full of: for the doors ("open"), at a landing for the direction ("up"). never: nothing; confirm: ask; accept: call.',
        examples: ['confirm'],
      }),
    ),
    wakeWords: Type.Optional(wakeWords),
  },
  {
    ...strict,
    title: 'Vocabulary',
    description: 'Which forms of speech count.',
    examples: [{ bareNumbers: 'confirm' }],
    whileRunning: true,
  },
);

const limits = Type.Object(
  {
    callsPerMinute: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 60,
        default: siteDefaults.callsPerMinute,
        unit: 'calls/min',
        title: 'Calls per minute',
        description: 'How many calls by voice a station makes in any minute; more are refused.',
        examples: [12],
      }),
    ),
    floorsPerSentence: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        default: siteDefaults.floorsPerSentence,
        unit: 'floors',
        title: 'Floors per sentence',
        description:
          'How many floors one sentence may call ("三楼和五楼", "floor three and floor five"); whoever says more is told so, and none is called.',
        examples: [3],
      }),
    ),
  },
  {
    ...strict,
    title: 'Limits',
    description: 'Against nonsense and play.',
    examples: [{ callsPerMinute: 12 }],
    whileRunning: true,
  },
);

export const station = Type.Object(
  {
    id: Type.String({
      pattern: '^[a-z0-9-]{1,32}$',
      form: '1 to 32 small letters, digits or hyphens',
      title: 'Station id',
      description: 'Name of the station in addresses, logs and the journal.',
      examples: ['car-1'],
    }),
    kind: Type.Enum(['car', 'landing'], {
      title: 'Kind',
      description:
        'car: floors are called from inside the car. landing: the lift is called up or down from beside its door on a floor.',
      examples: ['car', 'landing'],
    }),
    audio: Type.Optional(audio),
    board,
    floors: Type.Optional(
      Type.Array(floor, {
        minItems: 2,
        maxItems: 64,
        title: 'Floors',
        description:
          'Only for kind: car, which needs it. Every button of the car panel, from the lowest floor to the highest.',
      }),
    ),
    floor: Type.Optional(landingFloor),
    calls: Type.Optional(landingCalls),
    doors: Type.Optional(doors),
    alarm: Type.Optional(alarm),
    cancel: Type.Optional(cancel),
    pulseMs: Type.Optional(
      Type.Integer({
        minimum: 100,
        maximum: 500,
        default: siteDefaults.pulseMs,
        unit: 'ms',
        title: 'Pulse',
        description: 'How long a contact is closed. Lengthen it when the lift misses presses.',
        examples: [250],
      }),
    ),
    modes,
    listening: Type.Optional(listening),
    confirm: Type.Optional(confirm),
    vocabulary: Type.Optional(vocabulary),
    limits: Type.Optional(limits),
  },
  {
    ...strict,
    title: 'Station',
    description: 'One car or one landing: one microphone, one loudspeaker, one display and one board.',
  },
);
