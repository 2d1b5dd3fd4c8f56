import type { LanguageData, SentenceTemplate } from '../../config/index.js';
import { talk as talkOf } from '../../speech/vocabulary/shared-sentences.js';
import { buttonReadings, signReadings } from '../../speech/vocabulary/spoken-button.js';
import { wordingsOf } from '../../speech/vocabulary/template.js';

export const rewriteCommand =
  'npx vitest run --project unit tests/unit/speech/vocabulary/sentences-document.test.ts -u';

const introduction = `# What passengers may say

Generated from the templates in \`config/languages\` by a test; don't edit by hand. After a change of a language run
\`${rewriteCommand}\`.

Forms are written as in the templates: \`[optional]\`, \`(this|that)\`, \`{floor}\` a floor as in the first table of a language,
\`{number}\` its number alone, \`{floors}\` one floor or several. The example says floor 3 (and 5). Costs are natural-log units
(nats): how much rarer a wording is than the plainest; they add up along a sentence. What a site makes of all this, with its own
floors and names, is told by \`npx liftvoice vocabulary SITE\`, and what one text would mean by \`--say TEXT\`.

What a site calls its lift (\`vocabulary.wakeWords\`, such as 你好电梯 or "hello lift") may stand before every request, in one sentence with it:
你好电梯去三楼, "hello lift floor three please". Where it opens the ears (\`listening.gate: wakeWord\`) a request needs it, in the same sentence
or in one before. For 8 s after the lamp of a floor went out its name alone (三楼, "third floor") does nothing, for the lift's announcer says
as much; a sentence (去三楼, "floor three please") does.
`;

/** The whole of docs/sentences.md. */
export function sentencesDocument(languages: Iterable<LanguageData>): string {
  return [introduction, ...[...languages].map(chapter)].join('\n');
}

/** One form with what it means; `example` can be heard at a station that has floors 3 and 5. */
export interface SentenceForm {
  readonly template: string;
  readonly cost: number | null;
  readonly example: string;
}

export interface FormGroup {
  readonly title: string;
  readonly meaning: string;
  /** Kinds of meaning that a sentence of the group may have. */
  readonly kinds: readonly string[];
  readonly forms: readonly SentenceForm[];
}

/** Every sentence form of a language in a car, by what it means. */
export function formGroups(language: LanguageData): readonly FormGroup[] {
  const { requests, bareNumbers, bareDoors, answers, decoys } = language.sentences;
  const forms = (templates: readonly SentenceTemplate[]): readonly SentenceForm[] =>
    templates.map(({ template, cost }) => ({ template, cost, example: exampleOf(template, language) }));
  const listed = (templates: readonly string[]): readonly SentenceForm[] =>
    templates.map((template) => ({ template, cost: null, example: exampleOf(template, language) }));
  const doors = [...bareDoors.openDoors, ...bareDoors.closeDoors];
  const group = (title: string, meaning: string, kind: string, own: readonly SentenceForm[]): FormGroup => {
    return { title, meaning, kinds: [kind], forms: own };
  };
  return [
    group('Asking for floors', 'calls them', 'floors', forms(requests.floors)),
    group('Other floors than before', 'calls them, in noise asks about them', 'floors', forms(requests.instead)),
    group('A number alone', 'as the site says: asks back, calls, or does nothing', 'floors', forms(bareNumbers)),
    group(
      'Taking floors back',
      'says no to an open question about them; takes back what was just called, where the site has that (`cancel`)',
      'cancel',
      forms(requests.cancel),
    ),
    group('Opening the doors', 'asks for the doors to open', 'openDoors', forms(requests.openDoors)),
    group('Closing the doors', 'asks for the doors to close', 'closeDoors', forms(requests.closeDoors)),
    {
      ...group('A word about the doors alone', 'is asked about', '', forms(doors)),
      kinds: ['openDoors', 'closeDoors'],
    },
    group('Yes', 'answers a question', 'confirm', forms(answers.confirm)),
    group('No', 'answers a question', 'cancel', forms(answers.cancel)),
    group('Too short', 'has an open question asked once more, else nothing', 'shortAnswer', forms(answers.shortAnswer)),
    group('Help', 'asks how to speak to the lift', 'help', forms(answers.help)),
    group('Again', 'asks to hear the answer again', 'repeat', forms(answers.repeat)),
    group('Distress', 'is answered with the alarm button; never moves the lift', 'distress', forms(answers.distress)),
    group('Talk about floors', 'nothing; listed so that it is not heard as a request', 'decoy', listed(decoys.floors)),
    group('Other talk', 'nothing, likewise', 'decoy', listed(talkOf(language.sentences))),
  ].filter(({ forms: own }) => own.length > 0);
}

/** The same at a landing that stands on the fourth floor, besides what is said as in a car. */
export function landingFormGroups(language: LanguageData): readonly FormGroup[] {
  const { calls, bareCalls, floors, denials, decoys } = language.sentences.landing;
  const forms = (templates: readonly SentenceTemplate[]): readonly SentenceForm[] =>
    templates.map(({ template, cost }) => ({ template, cost, example: exampleOf(template, language) }));
  const listed = (templates: readonly string[]): readonly SentenceForm[] =>
    templates.map((template) => ({ template, cost: null, example: exampleOf(template, language) }));
  const call = { kinds: ['landingCall'] } as const;
  const talk = { kinds: ['decoy'] } as const;
  return [
    { title: 'Up', meaning: 'calls the lift to go up', ...call, forms: forms(calls.up) },
    { title: 'Down', meaning: 'calls the lift to go down', ...call, forms: forms(calls.down) },
    {
      title: 'A direction alone',
      meaning: 'as the site says of bare numbers: asks back, calls, or does nothing',
      ...call,
      forms: forms([...bareCalls.up, ...bareCalls.down]),
    },
    { title: 'A floor', meaning: 'asks whether to call up or down, as the floor lies', ...call, forms: forms(floors) },
    { title: 'Not calling', meaning: 'says no to an open question', kinds: ['cancel'], forms: forms(denials) },
    { title: 'Floors in talk', meaning: 'nothing', ...talk, forms: listed(decoys.floors) },
    { title: 'Directions in talk', meaning: 'nothing', ...talk, forms: listed(decoys.directions) },
    { title: 'Other talk there', meaning: 'nothing', ...talk, forms: listed(decoys.phrases) },
  ];
}

function exampleOf(template: string, language: LanguageData): string {
  const { sentences, numbers, spacing } = language;
  const [noun = '{number}'] = sentences.floor.nouns;
  const wordings = wordingsOf(template, spacing);
  const shortest = wordings.toSorted((a, b) => a.length - b.length)[0] ?? '';
  const said = [3, 5];
  return shortest.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => {
    const number = numbers.usual(said.shift() ?? 3);
    return slot === 'number' ? number : noun.replace('{number}', number);
  });
}

function chapter(language: LanguageData): string {
  const { name, nameInEnglish, code, sentences } = language;
  const title = name === nameInEnglish ? name : `${nameInEnglish} (${name})`;
  const around = [
    ['Before a request', sentences.opening],
    ['Behind a request', sentences.closing],
    ['Behind a request for floors, which takes them back', sentences.takenBack],
    ['Before a floor or a request', sentences.hesitations],
    ['One more floor', sentences.floors.more],
    ['A number that borrows the word for floor', sentences.floors.before],
    ['Another floor instead', sentences.floors.instead],
    ['Another floor instead, or denied: asked about', sentences.floors.doubtful],
    ['Between two calls at a landing: the second instead of the first', sentences.landing.instead],
  ] as const;
  return [
    `## ${title}: \`config/languages/${code}\`\n`,
    '### Floors\n',
    table(['Button', 'Said as'], floorRows(language)),
    ...formGroups(language).map((group) => section(group, sentences.costs.decoy)),
    '### Around them\n',
    table(
      ['Where', 'Form', 'Cost'],
      around.flatMap(([where, templates]) =>
        templates.map(({ template, cost }) => [where, asCode(template), String(cost)]),
      ),
    ),
    '### At a landing\n',
    'What stands around requests, answers and talk are those of a car, but for what is a call here.\n',
    ...landingFormGroups(language).map((group) => section(group, sentences.costs.decoy, 4)),
  ].join('\n');
}

/** Words without a form of their own are a list, everything else a table. */
function section({ title, meaning, forms }: FormGroup, decoyCost: number, level = 3): string {
  const isList = forms.every(({ template, cost }) => cost === null && !/[{[(]/u.test(template));
  const rows = forms.map(({ template, cost, example }) => [asCode(template), example, String(cost ?? decoyCost)]);
  const body = isList
    ? `${forms.map(({ template }) => asCode(template)).join(', ')}\n`
    : table(['Form', 'Example', 'Cost'], rows);
  return `${'#'.repeat(level)} ${title}\n\nMeaning: ${meaning}.\n\n${body}`;
}

/** How buttons of every kind are said, as far as the language has words for them. */
function floorRows(language: LanguageData): readonly (readonly string[])[] {
  const { floors, numbers, sentences, spacing } = language;
  const nouns = sentences.floor.nouns.flatMap((noun) => wordingsOf(noun, spacing));
  const numbered = [1, 2, 12, 21, -1, -2].map((number) => {
    const wordings = nouns.flatMap((noun) => {
      const slot = /\{(\w+)\}/u.exec(noun)?.[1] ?? '';
      const readings = numbers.readings(number, slot).filter(({ isUsual }) => isUsual);
      return readings.map(({ words }) => noun.replace(`{${slot}}`, words));
    });
    const basements = number < 0 ? floors.heard.basements.flatMap((basement) => wordingsOf(basement, spacing)) : [];
    const down = basements.map((basement) => basement.replace('{number}', numbers.usual(Math.abs(number))));
    return [String(number), [...wordings, ...down].join(', ')];
  });
  const lettered = ['12A', 'B2'].map((id) => [
    id,
    buttonReadings(id, language)
      .map(({ say }) => say)
      .join(', '),
  ]);
  const signed = Object.keys(floors.signs).map((id) => [
    id,
    signReadings(id, language)
      .map(({ say }) => say)
      .join(', '),
  ]);
  return [...numbered, ...lettered, ...signed].filter(([, said]) => said !== '');
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function asCode(template: string): string {
  return `\`${template}\``;
}
