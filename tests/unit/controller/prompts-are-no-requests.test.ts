import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { landingCalls, loadSite, type CarStation, type LanguageData, type Station } from '../../../config/index.js';
import { answerKinds } from '../../../controller/domain/answer.js';
import { spokenFloorReference, type ButtonReference } from '../../../controller/domain/button-reference.js';
import { compileVocabulary } from '../../../speech/vocabulary/compile-vocabulary.js';
import { parseWords, type WordTable } from '../../../speech/vocabulary/word-table.js';
import { carOf } from '../../support/car-of.js';
import { embeddedWords } from '../../support/first-model.js';
import { landingStation } from '../../support/landing-station.js';
import { language, languages } from '../../support/languages.js';
import { messages } from '../../support/messages.js';

const root = path.resolve(import.meta.dirname, '../../..');

interface Example {
  readonly site: string;
  /** No: a model that knows every word of the language, since the only one of Korean is an official one. */
  readonly isEmbedded: boolean;
  /** So that a test which finds no request anywhere is noticed. */
  readonly requests: readonly string[];
}

/** A language without an example fails its test: whoever adds one says here what to try it on. */
const examples: Readonly<Record<string, Example>> = {
  zh: { site: 'office-tower', isEmbedded: true, requests: ['十二楼', '取消', '四楼'] },
  en: { site: 'office-tower', isEmbedded: true, requests: ['floor twelve', 'cancel', 'floor four'] },
  ko: { site: 'korean-office', isEmbedded: false, requests: ['십이층', '취소'] },
};

async function stationOf({ site }: Example): Promise<CarStation> {
  const reading = await loadSite(path.join(root, `config/examples/${site}.yaml`), languages);
  if (!reading.ok) throw new Error(reading.failure.map((fault) => fault.message).join('\n'));
  return carOf(reading.value.site.stations[0]);
}

/** Each character that a language or a station has anywhere is a word of its own. */
function allCharacters(data: LanguageData, station: Station): WordTable {
  const written = JSON.stringify([data.sentences, data.floors, data.answers, station]);
  const characters = new Set([...written.matchAll(/\p{L}/gu)].map(([character]) => character));
  for (let number = 1; number < 100; number += 1)
    for (const character of data.numbers.usual(number)) characters.add(character);
  return parseWords([...characters].map((character, id) => `${character} ${id + 1}`).join('\n'));
}

/** Everything that means something to the lift: floors, answers to its questions, floors that it must refuse. */
function requestsOf(station: Station, data: LanguageData, { isEmbedded }: Example): (text: string) => boolean {
  const table = isEmbedded ? embeddedWords(data.code) : allCharacters(data, station);
  const compiled = compileVocabulary({ station, language: data, table, field: 'stations[0]' });
  if (!compiled.ok) throw new Error(compiled.failure.map((fault) => fault.message).join('\n'));
  return (text) => {
    const words = data.pieces === 'characters' ? Array.from(text.replaceAll(' ', '')) : text.split(' ');
    return !['decoy', 'shortAnswer'].includes(compiled.value.read(words)?.meaning.kind ?? 'decoy');
  };
}

/** What the ears could take for one utterance: a prompt is cut where the voice pauses. */
const clauses = (spoken: string): readonly string[] =>
  spoken
    .split(/[，。？！；,.?!;]/)
    .map((clause) => clause.trim().toLowerCase())
    .filter((clause) => clause !== '');

/** Every run of clauses: which of the pauses is long enough to end an utterance depends on the voice. */
function partsOf(spoken: string): readonly string[] {
  const all = clauses(spoken);
  return all.flatMap((_, from) => all.slice(from).map((_clause, more) => all.slice(from, from + more + 1).join(' ')));
}

describe.each([...languages.keys()])('prompts in %s', (code) => {
  const data = language(code);
  const example = examples[code]!;

  test('no prompt, and no part of one between two pauses, is a request', async () => {
    const station = await stationOf(example);
    const isRequest = requestsOf(station, data, example);
    for (const request of example.requests) expect(isRequest(request), request).toBe(true);
    const subjects: readonly (readonly ButtonReference[])[] = [
      [],
      ...station.floors.map((floor) => [floor]),
      ...['4', '13', '-3', '40'].map((spoken) => [spokenFloorReference(spoken)]),
      station.floors.slice(0, 3),
    ];
    for (const kind of answerKinds) {
      for (const floors of subjects) {
        const spoken = messages.spoken(kind, floors, code).text;
        for (const part of partsOf(spoken)) expect(isRequest(part), `${kind}: ${part} in ${spoken}`).toBe(false);
      }
    }
  });

  test('the same holds at a landing', () => {
    const station = landingStation();
    const isRequest = requestsOf(station, data, example);
    const call = { zh: '我要上楼', en: 'going up please', ko: '올라가요' }[code] ?? '';
    expect(isRequest(call), call).toBe(true);
    for (const kind of answerKinds) {
      for (const named of [[], ...landingCalls(station).map((each) => [each])]) {
        const spoken = messages.spoken(kind, named, code, station).text;
        for (const part of partsOf(spoken)) expect(isRequest(part), `${kind}: ${part} in ${spoken}`).toBe(false);
      }
    }
  });

  test('numbers are spoken in words', async () => {
    const station = await stationOf(example);
    for (const kind of answerKinds) {
      for (const floor of station.floors) {
        expect(messages.spoken(kind, [floor], code).text, `${kind} ${floor.id}`).not.toMatch(/\d/);
      }
    }
  });
});
