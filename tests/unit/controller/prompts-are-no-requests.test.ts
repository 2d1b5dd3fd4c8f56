import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSite, type Station } from '../../../config/index.js';
import { answerKinds } from '../../../controller/domain/answer.js';
import { spokenFloorReference, type FloorReference } from '../../../controller/domain/floor-reference.js';
import { compileVocabulary } from '../../../speech/vocabulary/compile-vocabulary.js';
import { readWordTable } from '../../../speech/vocabulary/word-table.js';
import { language, languages } from '../../support/languages.js';
import { messages } from '../../support/messages.js';

const root = path.resolve(import.meta.dirname, '../../..');
const models = { zh: 'vosk-model-lift-zh-0.3', en: 'vosk-model-lift-en-0.3' } as const;

async function officeTower(): Promise<Station> {
  const reading = await loadSite(path.join(root, 'config/examples/office-tower.yaml'), languages);
  if (!reading.ok) throw new Error(reading.failure.map((fault) => fault.message).join('\n'));
  return reading.value.site.stations[0]!;
}

/** Everything that means something to the lift: floors, answers to its questions, floors that it must refuse. */
function requestsOf(station: Station, code: keyof typeof models): (text: string) => boolean {
  const table = readWordTable(path.join(root, 'speech/models', models[code]));
  if (table === null) throw new Error('the embedded model holds no words');
  const compiled = compileVocabulary({ station, language: language(code), table, field: 'stations[0]' });
  if (!compiled.ok) throw new Error(compiled.failure.map((fault) => fault.message).join('\n'));
  return (text) => {
    const meaning = compiled.value.read(code === 'zh' ? Array.from(text) : text.split(' '))?.meaning.kind ?? 'decoy';
    return meaning !== 'decoy';
  };
}

/** What the ears could take for one utterance: a prompt is cut where the voice pauses. */
const clauses = (spoken: string): readonly string[] =>
  spoken
    .split(/[，。？！；,.?!;]/)
    .map((clause) => clause.trim().toLowerCase())
    .filter((clause) => clause !== '');

describe.each(['zh', 'en'] as const)('prompts in %s', (code) => {
  test('no prompt, and no part of one between two pauses, is a request', async () => {
    const station = await officeTower();
    const isRequest = requestsOf(station, code);
    expect(isRequest(code === 'zh' ? '十二楼' : 'floor twelve')).toBe(true);
    expect(isRequest(code === 'zh' ? '取消' : 'cancel')).toBe(true);
    const subjects: readonly (readonly FloorReference[])[] = [
      [],
      ...station.floors.map((floor) => [floor]),
      ...['4', '13', '-3', '40'].map((spoken) => [spokenFloorReference(spoken)]),
      station.floors.slice(0, 3),
    ];
    for (const kind of answerKinds) {
      for (const floors of subjects) {
        const spoken = messages.spoken(kind, floors, code).text;
        const whole = clauses(spoken).join(code === 'zh' ? '' : ' ');
        for (const clause of [...clauses(spoken), whole])
          expect(isRequest(clause), `${kind}: ${clause} in ${spoken}`).toBe(false);
      }
    }
  });

  test('numbers are spoken in words', async () => {
    const station = await officeTower();
    for (const kind of answerKinds) {
      for (const floor of station.floors) {
        expect(messages.spoken(kind, [floor], code).text, `${kind} ${floor.id}`).not.toMatch(/\d/);
      }
    }
  });
});
