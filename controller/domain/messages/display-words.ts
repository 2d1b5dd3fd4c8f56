import type { DisplayFile, Language, LanguageData } from '../../../config/index.js';
import { isFloor, type ButtonReference } from '../button-reference.js';
import { capitalised } from './capitalised.js';
import type { DisplayWords, WiredButton } from './display-words.types.js';
import { buttonWords } from './button-words.js';

type Slots = Readonly<Record<string, string | number>>;

/** What the page shows in a language; null where the page does not speak it. */
export function displayWords(language: LanguageData): DisplayWords | null {
  const { display } = language;
  if (display === null) return null;
  const fill = filler(language);
  const { shown } = buttonWords(language);
  const about = (template: string) => (button: ButtonReference) => fill(template, { floor: shown([button]) });
  const names = new Intl.DisplayNames(language.code, { type: 'language' });
  const nameOf = (code: Language): string => names.of(code) ?? code;
  return {
    notices: noticesOf(display, fill, {
      nameOf,
      anyOf: new Intl.ListFormat(language.code, { type: 'disjunction' }),
      shown,
    }),
    chain: chainOf(display, {
      ...{ fill, nameOf, about, shown },
      allOf: new Intl.ListFormat(language.code, { type: 'conjunction' }),
    }),
  };
}

type Fill = (template: string, slots: Slots) => string;

function filler(language: LanguageData): Fill {
  return (template, slots) => {
    const text = template.replaceAll(/\{(\w+)\}/gu, (slot, name: string) => String(slots[name] ?? slot));
    return capitalised(text, language);
  };
}

interface NoticeParts {
  /** What another language is called in this one. */
  readonly nameOf: (code: Language) => string;
  /** "Chinese or English" */
  readonly anyOf: Intl.ListFormat;
  readonly shown: (buttons: readonly ButtonReference[]) => string;
}

function noticesOf(display: DisplayFile, fill: Fill, { nameOf, anyOf, shown }: NoticeParts): DisplayWords['notices'] {
  const { notices, noticesOfDrift: drift, noticesOfWiring: wiring } = display;
  const about =
    (template: string) =>
    (button: WiredButton, ...[other]: readonly WiredButton[]): string =>
      fill(template, {
        floor: shown([button]),
        contact: button.contact,
        lamp: button.lamp ?? '-',
        ...(other === undefined ? {} : { other: shown([other]) }),
      });
  const compare = (template: string) => (today: string, usual: string) => fill(template, { today, usual });
  return {
    ...notices,
    mode: display.noticesOfMode,
    deaf: display.noticesOfMicrophone,
    equipment: display.noticesOfEquipment,
    languageLost: (lost, others) =>
      fill(notices.languageLost, { language: nameOf(lost), others: anyOf.format(others.map(nameOf)) }),
    siteFileFault: (line, fault) => fill(notices.siteFileFault, { line, fault }),
    siteFileMoreFaults: (count) => fill(notices.siteFileMoreFaults, { count }),
    drift: {
      moreRejections: compare(drift.moreRejections),
      louderRoom: compare(drift.louderRoom),
      quieterRoom: compare(drift.quieterRoom),
    },
    wiring: {
      ofStation: display.noticesOfInputs,
      staysDark: about(wiring.staysDark),
      contactWithoutEffect: about(wiring.contactWithoutEffect),
      lightsAnother: about(wiring.lightsAnother),
      litTooLong: about(wiring.litTooLong),
      lightsAgain: about(wiring.lightsAgain),
    },
  };
}

interface ChainParts {
  readonly fill: Fill;
  /** What another language is called in this one. */
  readonly nameOf: (code: Language) => string;
  /** "Chinese and English" */
  readonly allOf: Intl.ListFormat;
  readonly about: (template: string) => (button: ButtonReference) => string;
  readonly shown: (buttons: readonly ButtonReference[]) => string;
}

function chainOf(
  { chain, accepted, rejected, lamp, mode, soundArrives, soundStarts }: DisplayFile,
  { fill, nameOf, allOf, about, shown }: ChainParts,
): DisplayWords['chain'] {
  return {
    ...chain,
    accepted,
    rejected,
    mode,
    audio: { flowing: soundArrives, starting: soundStarts },
    heard: (text) => fill(chain.heard, { text }),
    askedFor: (button) => fill(isFloor(button) ? chain.askedFor : chain.askedForCall, { floor: shown([button]) }),
    acceptedFloors: (floors) => fill(chain.acceptedFloors, { floors: shown(floors) }),
    acceptedCall: about(chain.acceptedCall),
    acceptedCancel: (buttons) => fill(chain.acceptedCancel, { floors: shown(buttons) }),
    uncertain: (buttons) =>
      buttons.length === 0 ? chain.uncertain : fill(chain.uncertainFloors, { floors: shown(buttons) }),
    pressed: (button, contact) => fill(chain.pressed, { floor: shown([button]), contact }),
    pressRefused: about(chain.pressRefused),
    pressUnknown: about(chain.pressUnknown),
    alreadyRegistered: about(chain.alreadyRegistered),
    refused: about(chain.refused),
    unconfirmed: about(chain.unconfirmed),
    lamp: { lit: about(lamp.lit), dark: about(lamp.dark), unknown: about(lamp.unknown) },
    served: about(chain.served),
    takenBack: about(chain.takenBack),
    stillRegistered: about(chain.stillRegistered),
    notTakenBack: about(chain.notTakenBack),
    doorHeld: (contact) => fill(chain.doorHeld, { contact }),
    doorLetGo: (contact) => fill(chain.doorLetGo, { contact }),
    doorClosePressed: (contact) => fill(chain.doorClosePressed, { contact }),
    alarmPressed: (contact) => fill(chain.alarmPressed, { contact }),
    wiringTrusted: about(chain.wiringTrusted),
    linkUp: (firmware) => fill(chain.linkUp, { firmware }),
    recognizerReady: (ready) => fill(chain.recognizerReady, { language: allOf.format(ready.map(nameOf)) }),
    recognizerLost: (lost) => fill(chain.recognizerLost, { language: allOf.format(lost.map(nameOf)) }),
  };
}
