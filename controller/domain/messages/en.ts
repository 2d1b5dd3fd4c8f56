import type { FloorReference } from '../floor-reference.js';
import type { Message, Messages } from './messages.types.js';

const cardinals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const irregularOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** 0..99 in words: "twelve", "thirty four". */
export function englishNumber(value: number): string {
  const small = cardinals[value];
  if (small !== undefined) return small;
  const ones = value % 10;
  return `${tens[Math.floor(value / 10)] ?? ''}${ones === 0 ? '' : ` ${cardinals[ones] ?? ''}`}`;
}

/** 1..99 as an ordinal: "fourth", "twentieth", "thirty first". */
export function englishOrdinal(value: number): string {
  return englishNumber(value).replace(
    /\w+$/,
    (last) => irregularOrdinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  );
}

function shown(floor: FloorReference): string {
  return `floor ${floor.id}`;
}

function spoken(floor: FloorReference): string {
  if (floor.number === null) return floor.names['en']?.[0] ?? `floor ${floor.id}`;
  return floor.number < 0 ? `basement ${englishNumber(-floor.number)}` : `floor ${englishNumber(floor.number)}`;
}

/** "There is no fourth floor" is how people say it; "there is no floor four" is how machines do. */
function missing(floor: FloorReference): string {
  return floor.number !== null && floor.number > 0 ? `${englishOrdinal(floor.number)} floor` : spoken(floor);
}

function join(floors: readonly FloorReference[], name: (floor: FloorReference) => string, other: string): string {
  return floors.length === 0 ? other : floors.map(name).join(' and ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence around the floors; without floors it speaks of "this floor". */
const about =
  (sentence: (floors: string) => string, sayFloor = spoken, showFloor = shown) =>
  (floors: readonly FloorReference[]): Message => ({
    shown: capital(sentence(join(floors, showFloor, 'this floor'))),
    spoken: capital(sentence(join(floors, sayFloor, 'this floor'))),
  });

const displayNames = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string): string => displayNames.of(language) ?? language;

const always = (text: string) => (): Message => ({ shown: text, spoken: text });

export const en: Messages = {
  answers: {
    registered: (floors) => about((names) => `${names} ${floors.length > 1 ? 'are' : 'is'} registered`)(floors),
    alreadyRegistered: (floors) =>
      about((names) => `${names} ${floors.length > 1 ? 'were' : 'was'} already registered`)(floors),
    pleaseConfirm: about((floors) => `did you ask for ${floors}? Answer with yes please or with cancel`),
    notUnderstood: always('Sorry, please say one floor again'),
    noSuchFloor: (floors) =>
      floors.length === 0
        ? always('There is no such floor')()
        : about((names) => `there is no ${names}`, missing, missing)(floors),
    notAllowed: (floors) =>
      floors.length === 0
        ? always('That cannot be done by voice, please press the button')()
        : about((names) => `${names} cannot be called by voice`)(floors),
    notNow: always('Voice is not available right now'),
    pleasePressTheButton: about((floors) => `the lift did not confirm ${floors}, please press the button`),
    cancelled: always('Nothing was registered'),
  },
  notices: {
    starting: 'Voice is starting',
    linkDown: 'No connection to the lift: voice is not available, please use the buttons',
    boardRefused: 'Another board than the configured one: voice is not available, please use the buttons',
    mode: {
      fire: 'Fire mode: voice is off',
      inspection: 'Inspection: voice is off',
      outOfService: 'Out of service: voice is off',
      unknown: 'The mode of the lift is not known: voice is off',
    },
    deaf: {
      missingProgram: 'The recording program is not installed: nothing is heard, please use the buttons',
      ended: 'Recording stopped: nothing is heard, please use the buttons',
      stalled: 'Recording stalled: nothing is heard, please use the buttons',
      silent: 'The microphone gives no signal, please use the buttons',
      wrongSource: 'Sound comes from another microphone than before, please use the buttons',
      notConnected: 'No microphone is connected',
    },
    languageLost: (language) => `${nameOf(language)} is not recognised for the moment`,
    stopping: 'Voice is shutting down',
    drift: {
      moreRejections: (today, usual) =>
        `More speech than usual is not understood (${today} today, ${usual} before): look after the microphone`,
      louderRoom: (today, usual) =>
        `The room is louder than usual (${today}, before ${usual}): fan, hum or a microphone turned up`,
      quieterRoom: (today, usual) =>
        `The room is quieter than usual (${today}, before ${usual}): microphone covered, moved or turned down`,
    },
  },
  chain: {
    heard: (text) => `“${text}”`,
    heardNoRequest: 'Heard speech that was no request',
    askedFor: (floor) => `Asked for ${shown(floor)}`,
    heardWhileOff: 'Somebody spoke while voice is off',
    acceptedFloors: (floors) => `Understood: go to ${join(floors, shown, '')}`,
    accepted: {
      confirm: 'Understood: confirm',
      cancel: 'Understood: cancel',
      openDoors: 'Understood: open the doors',
      closeDoors: 'Understood: close the doors',
      help: 'Understood: asks for help with speaking',
      repeat: 'Understood: say it again',
      wake: 'Understood: the lift was called',
      distress: 'Understood: a call for help',
    },
    uncertain: (floors) => (floors.length === 0 ? 'Not certain' : `Not certain: ${join(floors, shown, '')}?`),
    rejected: {
      noSpeech: 'No speech',
      unknownWords: 'Unknown words',
      notAPhrase: 'Not a request',
      lowConfidence: 'Not sure enough',
      implausibleTiming: 'Implausible timing',
      tooQuiet: 'Too quiet',
      tooLong: 'Too long',
      floorUnknown: 'No such floor',
      floorLocked: 'Not by voice',
      tooManyFloors: 'Too many floors at once',
      ownVoice: 'Our own voice',
      otherLanguageStronger: 'More like the other language',
      recognizerLost: 'The recogniser was lost',
    },
    pressed: (floor, contact) => `${capital(shown(floor))}: contact ${contact} closed`,
    pressRefused: (floor) => `${capital(shown(floor))}: not pressed`,
    pressUnknown: (floor) => `${capital(shown(floor))}: pressed or not is unknown, no second press`,
    alreadyRegistered: (floor) => `${capital(shown(floor))}: was registered already, not pressed`,
    refused: (floor) => `${capital(shown(floor))}: refused`,
    unconfirmed: (floor) => `${capital(shown(floor))}: no lamp, not confirmed`,
    lamp: {
      lit: (floor) => `Lamp of ${shown(floor)} lit`,
      dark: (floor) => `Lamp of ${shown(floor)} went out`,
      unknown: (floor) => `Lamp of ${shown(floor)} cannot be read`,
    },
    served: (floor) => `${capital(shown(floor))}: lamp out, call served`,
    mode: {
      normal: 'Lift mode: normal',
      fire: 'Lift mode: fire',
      inspection: 'Lift mode: inspection',
      outOfService: 'Lift mode: out of service',
      unknown: 'Lift mode: unknown',
    },
    linkUp: (firmware) => `Board connected (firmware ${firmware})`,
    linkLost: 'Board lost, all contacts open',
    recognizerReady: (language) => `${nameOf(language)} recogniser ready`,
    recognizerLost: (language) => `${nameOf(language)} recogniser lost`,
    audio: {
      flowing: { microphone: 'The microphone hears', simulatedCar: 'Sound of the simulated car arrives' },
      starting: { microphone: 'The microphone is starting', simulatedCar: 'Sound of the simulated car is starting' },
    },
  },
};
