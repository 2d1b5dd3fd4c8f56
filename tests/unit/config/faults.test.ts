import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../config/index.js';
import { errorsOf, siteWith, validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';

/** One fault each: what is replaced by what, then line, column and field of the only error, and words of its sentence. */
type FaultCase = readonly [passage: string, written: string, place: string, field: string, says: RegExp];

const car = 'stations[0]';
const prompts = (levelDbFs: number | string): string => `prompts: { levelDbFs: ${levelDbFs} }`;

const schemaFaults: readonly FaultCase[] = [
  ['version: 1', 'version: 2', '1:1', 'version', /version 2.*reads version 1.*newer/],
  ['version: 1', 'version: 0', '1:1', 'version', /version 0.*never was/],
  ['version: 1', 'version: "1"', '1:1', 'version', /found the text "1", expected 1; write 1 without quotes/],
  ['version: 1\n', '', '1:1', 'version', /"version" is missing/],
  ['site:', 'Site:', '2:1', 'Site', /unknown field "Site", did you mean "site"\?/],
  ['name: Test house', 'name: 12', '2:9', 'site.name', /found the number 12.*put it in quotes: "12"/],
  ['name: Test house', 'name:', '2:9', 'site.name', /found nothing/],
  ['name: Test house', 'name: ""', '2:9', 'site.name', /found empty text/],
  ['name: Test house, ', '', '2:1', 'site.name', /"name" is missing/],
  ['name: Test house', 'name:Test', '2:9', 'site["name:Test"]', /space after the colon/],
  [
    '[zh, en]',
    '[zh, fr]',
    '2:43',
    'site.languages[1]',
    /no language "fr"; there are en, ko, zh \(folders of config\/languages\)/,
  ],
  ['[zh, en]', '[zh, eng]', '2:43', 'site.languages[1]', /no language "eng".*did you mean "en"\?/],
  ['[zh, en]', '[zh, English]', '2:43', 'site.languages[1]', /expected the code of a language, such as zh or en/],
  ['[zh, en]', '[zh, zh]', '2:27', 'site.languages', /written twice/],
  ['[zh, en]', '[]', '2:27', 'site.languages', /list of 0 entries, expected a list of 1 to 8 entries/],
  ['[zh, en]', 'zh', '2:27', 'site.languages', /write it as a list: \[zh\]/],
  ['id: car-1', 'id: Car 1', '4:5', `${car}.id`, /small letters, digits or hyphens/],
  ['kind: car', 'kind: bus', '5:5', `${car}.kind`, /found the text "bus", expected car or landing/],
  ['kind: car', 'kynd: car', '5:5', `${car}.kynd`, /did you mean "kind"\?/],
  ['device: hw:0', 'device: 0', '6:14', `${car}.audio.device`, /put it in quotes/],
  [
    'stations:',
    `${prompts(6)}\nstations:`,
    '3:12',
    'prompts.levelDbFs',
    /6, expected a number from -40 to -12 \(dBFS\)/,
  ],
  [
    'stations:',
    'prompts: { levelDbFs: -16, loudestDbFs: -20 }\nstations:',
    '3:28',
    'prompts.loudestDbFs',
    /-20 is below the level in a quiet room \(levelDbFs: -16\)/,
  ],
  ['stations:', `${prompts('.nan')}\nstations:`, '3:12', 'prompts.levelDbFs', /expected a number/],
  ['link-v1', 'modbus', '7:14', `${car}.board.driver`, /found the text "modbus", expected link-v1, modbus-waveshare/],
  ['relays: 16', 'relays: 0', '7:62', `${car}.board.relays`, /number 0, expected a whole number from 1 to 64/],
  [', relays: 16', '', '7:5', `${car}.board.relays`, /"relays" is missing; expected a whole number from 1 to 64/],
  [
    'relays: 16',
    'relays: 16, baudRate: "9600"',
    '7:74',
    `${car}.board.baudRate`,
    /4800, 9600, .* or 250000; write 9600/,
  ],
  [
    'link-v1',
    'modbus-waveshare, unit: 256, inputUnit: 2',
    '7:40',
    `${car}.board.unit`,
    /number 256, expected a whole number from 1 to 255/,
  ],
  ['relays: 16', 'relays: 16, pulseMs: 200', '7:74', `${car}.board.pulseMs`, /belongs in stations\[\]/],
  ['floors:', 'flors:', '8:5', `${car}.flors`, /unknown field "flors", did you mean "floors"\?/],
  ['id: "1"', 'id: 1', '10:11', `${car}.floors[1].id`, /found the number 1.*put it in quotes: "1"/],
  ['id: "1"', 'id: Lobby', '10:11', `${car}.floors[1].id`, /1 to 4 letters, digits or hyphens/],
  ['number: 2', 'number: two', '11:20', `${car}.floors[2].number`, /"two", expected a whole number from -9 to 99/],
  ['number: 2', 'number: 2.5', '11:20', `${car}.floors[2].number`, /2\.5/],
  ['number: 2', 'number: "2"', '11:20', `${car}.floors[2].number`, /write 2 without quotes/],
  ['contact: 3', 'contact: 0', '11:31', `${car}.floors[2].contact`, /number 0, expected a whole number from 1 to 64/],
  [', contact: 3', '', '11:9', `${car}.floors[2].contact`, /"contact" is missing/],
  ['lamp: 3', 'lamp: no', '11:43', `${car}.floors[2].lamp`, /"no", expected a whole number from 1 to 64 or none/],
  ['lamp: 3', 'lmap: 3', '11:43', `${car}.floors[2].lmap`, /did you mean "lamp"\?/],
  ['name: Test house', 'name: "Test\u202Ehouse"', '2:9', 'site.name', /character U\+202E \(at place 5\).*delete it/],
  ['name: Test house', 'name: "Test\\ahouse"', '2:9', 'site.name', /character U\+0007 \(at place 5\)/],
  ['en: [lobby]', 'en: [lob\u200Bby]', '10:76', `${car}.floors[1].names.en[0]`, /character U\+200B \(at place 4\)/],
  ['zh: [大堂]', 'zh: ["大堂\u2066"]', '10:66', `${car}.floors[1].names.zh[0]`, /character U\+2066 \(at place 3\)/],
  ['zh: [大堂]', 'zh: 大堂', '10:61', `${car}.floors[1].names.zh`, /write it as a list: \[大堂\]/],
  ['en: [lobby]', 'en: [" lobby"]', '10:76', `${car}.floors[1].names.en[0]`, /neither begins nor ends with a space/],
  [
    'en: [lobby]',
    'En: [lobby]',
    '10:71',
    `${car}.floors[1].names.En`,
    /"En" cannot stand here; write the code of a language/,
  ],
  ['en: [lobby]', 'de: [Halle]', '10:71', `${car}.floors[1].names.de`, /no language "de"; there are en, ko, zh/],
  ['voice: false', 'voice: no', '13:52', `${car}.floors[4].voice`, /"no", expected true or false; write false/],
  ['pulseMs: 250', 'pulseMs: 2500', '14:5', `${car}.pulseMs`, /2500, expected a whole number from 100 to 500 \(ms\)/],
  ['pulseMs: 250', 'pulse: 250', '14:5', `${car}.pulse`, /did you mean "pulseMs"\?/],
  ['input: 14, ', '', '16:7', `${car}.modes.fire.input`, /"input" is missing/],
  ['14, activeWhen: open', '14, activeWhen: opened', '16:26', `${car}.modes.fire.activeWhen`, /open or closed/],
  ['when: uncertain', 'when: sometimes', '19:16', `${car}.confirm.when`, /never, uncertain or always/],
  [
    'bareNumbers: confirm',
    'wakeWords: { eng: [hello lift] }',
    '20:32',
    `${car}.vocabulary.wakeWords.eng`,
    /no language "eng".*did you mean "en"\?/,
  ],
  ['bareNumbers: confirm', 'bareNumbers: true', '20:19', `${car}.vocabulary.bareNumbers`, /never, confirm or accept/],
  ['callsPerMinute: 12', 'callsPerMinute: 600', '21:15', `${car}.limits.callsPerMinute`, /1 to 60 \(calls\/min\)/],
  [
    'stations:',
    'speech: { models: { zh: ["../evil"] } }\nstations:',
    '3:26',
    'speech.models.zh[0]',
    /the name of a model as `liftvoice models list` shows it/,
  ],
  ['stations:', 'speech: { models: { zh: [] } }\nstations:', '3:21', 'speech.models.zh', /a list of 1 to 2 entries/],
  [
    'stations:',
    'speech: { models: { fr: [a] } }\nstations:',
    '3:21',
    'speech.models.fr',
    /no language "fr"; there are en, ko, zh/,
  ],
  ['stations:', 'speech: { models: { zh: [a, a] } }\nstations:', '3:21', 'speech.models.zh', /written twice/],
  ['limits: {', 'limits: { __proto__: 1,', '21:15', `${car}.limits.__proto__`, /unknown field "__proto__"/],
  ['limits: {', 'limits: { constructor: 1,', '21:15', `${car}.limits.constructor`, /unknown field "constructor"/],
];

const contradictions: readonly FaultCase[] = [
  [
    '[zh, en]',
    '[zh, en], timeZone: Asia/Shangai',
    '2:48',
    'site.timeZone',
    /no time zone "Asia\/Shangai"; did you mean "Asia\/Shanghai"\?/,
  ],
  ['[zh, en]', '[zh, en], timeZone: here', '2:48', 'site.timeZone', /no time zone "here"; write its IANA name/],
  [
    'lamp: 3 }',
    "lamp: 3, voiceHours: [{ from: '08:00', to: '09:00' }] }",
    '11:52',
    `${car}.floors[2].voiceHours`,
    /need the time zone of the site: add timeZone to site/,
  ],
  ['relays: 16', 'relays: 8', '7:62', `${car}.board.relays`, /relays: 8, but a link-v1 board has 16, 32 or 64/],
  ['inputs: 16', 'inputs: 17', '7:74', `${car}.board.inputs`, /inputs: 17, but a link-v1 board has 16, 32 or 64/],
  ['link-v1', 'link-v1, unit: 1', '7:31', `${car}.board.unit`, /only Modbus boards have an address/],
  [
    'link-v1',
    'link-v1, baudRate: 9600',
    '7:31',
    `${car}.board.baudRate`,
    /9600 bit\/s, but a link-v1 board speaks 38400/,
  ],
  [
    'link-v1',
    'modbus-waveshare, baudRate: 250000, inputUnit: 2',
    '7:40',
    `${car}.board.baudRate`,
    /a modbus-waveshare board speaks 4800, 9600/,
  ],
  ['link-v1', 'numato', '7:73', `${car}.board.inputs`, /inputs: 16, but a numato board has none.*write inputs: 0/],
  ['id: "2"', 'id: "1"', '11:11', `${car}.floors[2].id`, /"1" is used twice.*\(line 10\)/],
  ['id: 2A', 'id: b1', '12:11', `${car}.floors[3].id`, /"B1" is used twice.*\(line 9\)/],
  ['number: 2', 'number: 1', '11:20', `${car}.floors[2].number`, /already the number of floor "1".*\(line 10\)/],
  ['number: 2', 'number: 5', '13:20', `${car}.floors[4].number`, /number 3 stands after number 5 \(floor "2"\)/],
  [
    'contact: 3, lamp: 3',
    'contact: 2, lamp: none',
    '11:31',
    `${car}.floors[2].contact`,
    /wired to floor "1".*\(line 10\)/,
  ],
  ['contact: 3, lamp: 3', 'contact: 17, lamp: none', '11:31', `${car}.floors[2].contact`, /relays 1 to 16/],
  ['lamp: 3', 'lamp: 2', '11:43', `${car}.floors[2].lamp`, /already the lamp of floor "1".*\(line 10\)/],
  ['lamp: 3', 'lamp: 17', '11:43', `${car}.floors[2].lamp`, /inputs 1 to 16/],
  ['lamp: 3', 'lamp: none, voice: true', '11:55', `${car}.floors[2].voice`, /without a lamp to read/],
  [
    'en: [two a]',
    'en: [Lobby]',
    '12:64',
    `${car}.floors[3].names.en[0]`,
    /"Lobby" already names floor "1".*\(line 10\)/,
  ],
  ['zh: [二甲]', 'zh: [停 车 场]', '12:54', `${car}.floors[3].names.zh[0]`, /already names floor "B1".*\(line 9\)/],
  ['input: 14', 'input: 17', '16:15', `${car}.modes.fire.input`, /inputs 1 to 16/],
  ['input: 14', 'input: 4', '16:15', `${car}.modes.fire.input`, /already the lamp of floor "2A".*\(line 12\)/],
  [
    'outOfService: { input: 16,',
    'firefighter: { input: 14,',
    '18:22',
    `${car}.modes.firefighter.input`,
    /already the input of fire.*\(line 16\)/,
  ],
  [
    'outOfService: { input: 16,',
    'earthquake: { input: 17,',
    '18:21',
    `${car}.modes.earthquake.input`,
    /inputs 1 to 16/,
  ],
  ['input: 16', 'input: 14', '18:23', `${car}.modes.outOfService.input`, /already the input of fire.*\(line 16\)/],
];

describe('a site file with one fault', () => {
  it('is valid before the fault is put in', () => {
    const reading = parseSite(validSite, 'site.yaml', languages);
    expect(reading).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it.each([...schemaFaults, ...contradictions])('%j -> %j', (passage, written, place, field, says) => {
    const errors = errorsOf(siteWith(passage, written));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(says);
    expect(errors[0]?.startsWith(`${place} ${field}: `), errors[0]).toBe(true);
  });
});

describe('what cannot be typed but can be seen', () => {
  it('may stand in the name of a site: emoji, and the joiners that some are made with', () => {
    expect(parseSite(siteWith('Test house', '🏢 Tower 👩\u200D💻'), 'site.yaml', languages).ok).toBe(true);
  });
});

describe('a floor without number and names', () => {
  const named = 'id: 2A, contact: 4, lamp: 4, names: { zh: [二甲], en: [two a] }';

  it('needs neither where what stands on the button has words in the language', () => {
    for (const id of ['g', 'LG', '2A', 'B2', 'c12']) {
      expect(errorsOf(siteWith(named, `id: ${id}, contact: 4, lamp: 4`)), id).toEqual([]);
    }
  });

  it('needs a name in every language in which nothing can be read from the button', () => {
    const says = (language: string): unknown =>
      expect.stringContaining(`names.${language}: nothing to say for this floor`);
    const written = (names: string): string => siteWith(named, `id: 2Q, contact: 4, lamp: 4${names}`);
    expect(errorsOf(written(''))).toEqual([says('en'), says('zh')]);
    expect(errorsOf(written(', names: { zh: [二丘] }'))).toEqual([says('en')]);
    expect(errorsOf(written(', names: { en: [two queue] }'))).toEqual([says('zh')]);
  });
});

describe('modes that close when they are active', () => {
  const warningsOf = (text: string): readonly string[] => {
    const reading = parseSite(text, 'site.yaml', languages);
    return reading.ok ? reading.value.warnings.map(({ line, field, message }) => `${line} ${field}: ${message}`) : [];
  };
  const closed = validSite.replaceAll('activeWhen: open', 'activeWhen: closed');

  const opened = (text: string, ...inputs: readonly number[]): string =>
    inputs.reduce((each, input) => each.replace(`${input}, activeWhen: closed`, `${input}, activeWhen: open`), text);
  const aboutTheCable = expect.stringContaining('without their cable') as string;

  it('all of them: a cable that came off would look like a lift at rest, and that is said', () => {
    expect(warningsOf(closed)).toContainEqual(
      expect.stringMatching(
        /^15 stations\[0\]\.modes: .*without their cable.*normal service.*make fire and inspection activeWhen: open$/,
      ),
    );
  });

  it.each([[[14]], [[15]], [[16]], [[14, 16]]])(
    'not those of the inputs %j: it reads as active, and is not named',
    (inputs) => {
      expect(warningsOf(opened(closed, ...inputs))).toContainEqual(
        expect.stringMatching(/without their cable.*reads as a mode that is active/),
      );
    },
  );

  it('not fire and inspection: both at once are doubted at a glance', () => {
    expect(warningsOf(opened(closed, 14, 15))).not.toContainEqual(aboutTheCable);
  });
});

describe('things that must be different at two stations', () => {
  const second = validSite.slice(validSite.indexOf('  - id: car-1'));
  const twoStations = (edit: (text: string) => string): string => validSite + edit(second);
  const apart = (text: string): string =>
    text.replace('car-1', 'car-2').replace('hw:0', 'hw:1').replace('usb-a', 'usb-b');

  it('accepts two stations with the same floors', () => {
    expect(errorsOf(twoStations(apart))).toEqual([]);
  });

  it.each([
    ['car-2', 'car-1', /^22:5 stations\[1\]\.id: station id "car-1" is already used by station "car-1".*\(line 4\)$/],
    ['hw:1', 'hw:0', /^24:14 stations\[1\]\.audio\.device: .*microphone of station "car-1".*\(line 6\)$/],
    ['usb-b', 'usb-a', /^25:31 stations\[1\]\.board\.path: .*board of station "car-1".*\(line 7\)$/],
  ])('refuses %s as %s', (from, to, says) => {
    const errors = errorsOf(twoStations((text) => apart(text).replace(from, to)));
    expect(errors).toEqual([expect.stringMatching(says)]);
  });
});
