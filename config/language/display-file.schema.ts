import { Type, type Static, type TString } from 'typebox';
import { strict } from '../schema/common.schema.js';
import { modeNames } from '../schema/mode-names.js';

/** One text for each of some keys. */
const texts = <Key extends string>(title: string, description: string, keys: readonly Key[]) => {
  const entries = keys.map((key) => [
    key,
    Type.String({ minLength: 1, maxLength: 200, title: `Text for ${key}`, description: 'As the page shows it.' }),
  ]);
  return Type.Object(Object.fromEntries(entries) as Record<Key, TString>, { ...strict, title, description });
};

/**
 * `config/languages/<code>/display.yaml`: what the page shows of a station besides its own labels: notices and the chain of
 * events. Only languages that the page speaks need one; passengers never hear these.
 */
export const displayFileSchema = Type.Object(
  {
    notices: texts(
      'Notices',
      'Why voice is not available, what is limited, and what became of a changed site file: `{language}`, `{others}`, `{line}`, `{fault}`, `{count}`.',
      [
        'starting',
        'stopping',
        'linkDown',
        'boardRefused',
        'languageLost',
        'speechLost',
        'loudspeakerSilent',
        'callsPaused',
        'pressesNotRecorded',
        'siteFileRefused',
        'siteFileFault',
        'siteFileMoreFaults',
      ],
    ),
    noticesOfMode: texts('Notices of the mode', 'Why voice is off.', [...modeNames, 'unknown']),
    noticesOfMicrophone: texts('Notices of the microphone', 'Why nothing is heard.', [
      'missingProgram',
      'ended',
      'stalled',
      'silent',
      'wrongSource',
      'notConnected',
    ]),
    noticesOfEquipment: texts('Notices of equipment', 'What a station does without, and what works instead.', [
      'noMicrophone',
      'noRecorder',
      'microphoneFails',
      'noVoice',
      'noLoudspeaker',
      'boardInProcess',
      'benchBoard',
    ]),
    noticesOfDrift: texts('Notices of drift', 'What is heard otherwise than before; `{today}` and `{usual}`.', [
      'moreRejections',
      'louderRoom',
      'quieterRoom',
    ]),
    noticesOfWiring: texts(
      'Notices of wiring',
      'What is suspected of the wiring of a button, what that means for voice, and what to look at: `{floor}`, `{other}` (with lightsAnother), `{contact}`, `{lamp}`.',
      ['staysDark', 'contactWithoutEffect', 'lightsAnother', 'litTooLong', 'lightsAgain'],
    ),
    noticesOfInputs: texts('Notices of inputs', 'The same of lamps and inputs as a whole.', [
      'noLampLit',
      'inputsAllClosed',
      'inputsAllOpen',
    ]),
    chain: texts(
      'Chain',
      'What happened, in order: `{text}`, `{floor}`, `{floors}`, `{contact}`, `{firmware}`, `{language}`.',
      [
        'heard',
        'heardNoRequest',
        'heardWhileOff',
        'askedFor',
        'askedForCall',
        'acceptedFloors',
        'acceptedCall',
        'acceptedCancel',
        'uncertain',
        'uncertainFloors',
        'pressed',
        'pressRefused',
        'pressUnknown',
        'alreadyRegistered',
        'refused',
        'unconfirmed',
        'served',
        'doorHeld',
        'doorLetGo',
        'doorRefused',
        'doorUnknown',
        'takenBack',
        'stillRegistered',
        'notTakenBack',
        'doorClosePressed',
        'alarmPressed',
        'alarmRefused',
        'alarmUnknown',
        'linkUp',
        'linkLost',
        'wiringTrusted',
        'inputsTrusted',
        'recognizerReady',
        'recognizerLost',
        'gateOpened',
        'gateClosed',
      ],
    ),
    soundArrives: texts('Sound arrives', 'By where it comes from.', ['microphone', 'simulatedCar']),
    soundStarts: texts('Sound is starting', 'By where it comes from.', ['microphone', 'simulatedCar']),
    accepted: texts('Accepted', 'What was understood, where it was no floor.', [
      'confirm',
      'cancel',
      'openDoors',
      'closeDoors',
      'help',
      'repeat',
      'wake',
      'distress',
    ]),
    rejected: texts('Rejected', 'Why speech was no request.', [
      'noSpeech',
      'unknownWords',
      'notAPhrase',
      'shortAnswer',
      'lowConfidence',
      'implausibleTiming',
      'tooQuiet',
      'tooLong',
      'floorUnknown',
      'floorLocked',
      'tooManyFloors',
      'ownVoice',
      'otherLanguageStronger',
      'recognizerLost',
      'microphoneLost',
      'gateClosed',
      'justArrived',
    ]),
    lamp: texts('Lamp', 'What the lamp of `{floor}` does.', ['lit', 'dark', 'unknown']),
    mode: texts('Mode', 'What the lift is doing.', ['normal', ...modeNames, 'unknown']),
  },
  { ...strict, title: 'Display file' },
);

export type DisplayFile = Static<typeof displayFileSchema>;
