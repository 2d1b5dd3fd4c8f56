import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileVocabulary } from '../../speech/vocabulary/compile-vocabulary.js';
import { unionOf } from '../../speech/vocabulary/acceptor-union.js';
import { writeExactGrammar } from '../../speech/vocabulary/exact-grammar.js';
import { readWordTable } from '../../speech/vocabulary/word-table.js';
import { embeddedWords, firstModel } from '../support/first-model.js';
import { language } from '../support/languages.js';
import { officeStation } from '../support/office-station.js';
import { acceptorOfPhrases } from '../support/phrase-acceptor.js';

/** Debian's libfst-tools; the file is read by the library that Kaldi is built on. */
const openFst = (program: string, ...values: string[]): string => {
  return execFileSync(program, values, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-fst-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the grammar writer against OpenFst', () => {
  it('writes what fstprint reads: the same arcs and finals', () => {
    const table = new Map([
      ['<eps>', 0],
      ['十', 4],
      ['二', 3],
      ['楼', 7],
      ['[unk]', 9],
    ]);
    const phrases = [
      { tokens: ['二', '楼'], cost: 0 },
      { tokens: ['十', '二', '楼'], cost: 1 },
    ];
    const file = path.join(folder, 'small.fst');
    writeFileSync(
      file,
      writeExactGrammar(
        acceptorOfPhrases(phrases),
        { phraseCost: 5, unknownCost: 6, unknownLoopCost: 2, emptyCost: 4 },
        table,
      ),
    );
    const lines = openFst('fstprint', '--acceptor', file)
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    // Lines: from, to, label, weight for arcs and state, weight for finals; zero weights are left out.
    expect(lines).toEqual([
      ['0', '2', '3', '5'],
      ['0', '1', '4', '6'],
      ['0', '4', '9', '6'],
      ['0', '4'],
      ['1', '2', '3'],
      ['2', '3', '7'],
      ['3'],
      ['4', '4', '9', '2'],
      ['4'],
    ]);
  });

  it.each([[['zh']], [['zh', 'en']]] as const)(
    'claims only what OpenFst finds true of a whole building in %o',
    (codes) => {
      const acceptors = codes.map((code) => {
        const options = { station: officeStation(), language: language(code), table: embeddedWords(code), field: '' };
        const compiled = compileVocabulary(options);
        if (!compiled.ok) throw new Error('the station of the test has faults');
        return compiled.value.acceptor;
      });
      const table = readWordTable(path.join('speech/models', firstModel))!;
      const costs = { phraseCost: 5, unknownCost: 6, unknownLoopCost: 6, emptyCost: 4 };
      const file = path.join(folder, 'building.fst');
      writeFileSync(file, writeExactGrammar(unionOf(acceptors), costs, table));
      const claimed = openFst('fstinfo', '--test_properties=false', file);
      const found = openFst('fstinfo', '--test_properties=true', file);
      expect(openFst('fstinfo', '--fst_verify=true', file)).toContain('const');
      for (const property of [
        'acceptor',
        'input deterministic',
        'input/output epsilons',
        'input label sorted',
        'weighted',
        'cyclic',
        'cyclic at initial state',
        'accessible',
        'coaccessible',
      ]) {
        const line = (info: string) => info.split('\n').find((text) => text.startsWith(`${property}  `));
        expect(line(found), property).toBeDefined();
        expect(line(claimed), property).toBe(line(found));
      }
    },
  );

  it('takes the same sentences at the same costs as OpenFst makes of their plain list, in as few states', () => {
    const table = embeddedWords('zh');
    const compiled = compileVocabulary({ station: officeStation(), language: language('zh'), table, field: '' });
    if (!compiled.ok) throw new Error('the station of the test has faults');
    const sentences = [...compiled.value.sentences(2_000)];
    const costs = { phraseCost: 5, unknownCost: 6, unknownLoopCost: 2, emptyCost: 4 };
    const [ours, list, made] = ['ours.fst', 'list.fst', 'made.fst'].map((name) => path.join(folder, name));
    writeFileSync(ours!, writeExactGrammar(acceptorOfPhrases(sentences), costs, table));
    const unknown = table.get('[unk]')!;
    const lines = [`0 1 ${unknown} ${costs.unknownCost}`, `1 1 ${unknown} ${costs.unknownLoopCost}`, '1'];
    let states = 2;
    for (const { tokens, cost } of sentences) {
      tokens.forEach((token, place) => {
        lines.push(
          `${place === 0 ? 0 : states - 1} ${states} ${table.get(token)!} ${place === 0 ? costs.phraseCost : 0}`,
        );
        states += 1;
      });
      lines.push(`${states - 1} ${cost}`);
    }
    writeFileSync(path.join(folder, 'list.txt'), [...lines, `0 ${costs.emptyCost}`].join('\n'));
    openFst('fstcompile', '--acceptor', path.join(folder, 'list.txt'), list!);
    openFst('fstdeterminize', list!, `${made!}.determined`);
    openFst('fstminimize', `${made!}.determined`, made!);
    const vector = `${ours!}.vector`;
    openFst('fstconvert', '--fst_type=vector', ours!, vector);
    // Exits with 2, which throws, where they differ.
    openFst('fstequivalent', '--delta=0.001', vector, `${made!}.determined`);
    const statesOf = (file: string) => Number(/# of states\s+(\d+)/u.exec(openFst('fstinfo', file))?.[1]);
    expect(statesOf(ours!)).toBe(statesOf(made!));
  });
});
