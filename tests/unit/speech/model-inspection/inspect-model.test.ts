import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareChecksums, writeChecksums } from '../../../../speech/model-inspection/checksums.js';
import { inspectModel } from '../../../../speech/model-inspection/inspect-model.js';
import { findModelFaults } from '../../../../speech/recognizer/verify-model.js';
import { BrokenModel } from './broken-model.js';

let model: BrokenModel;

beforeEach(() => {
  model = new BrokenModel();
});

afterEach(() => {
  model.remove();
});

const embedded = readdirSync('speech/models').filter((name) => name.startsWith('vosk-'));

it.each(embedded)('%s is sound', async (name) => {
  expect(await findModelFaults(`speech/models/${name}`)).toEqual([]);
});

type Break = (broken: BrokenModel) => void;
const cases: readonly (readonly [what: string, breakIt: Break, file: string, says: RegExp])[] = [
  [
    'a list of the words of a language with one that the model lacks',
    (it) => {
      it.write('graph/words.zh.txt', '楼\n龘\n');
    },
    'graph/words.zh.txt',
    /lists '龘', which is no word of the model's table/,
  ],
  [
    'an empty list of the words of a language',
    (it) => {
      it.write('graph/words.zh.txt', '');
    },
    'graph/words.zh.txt',
    /lists no words/,
  ],
  [
    'no network',
    (it) => {
      it.remove('am/final.mdl');
    },
    'am/final.mdl',
    /is missing/,
  ],
  [
    'an empty network',
    (it) => {
      it.write('am/final.mdl', '');
    },
    'am/final.mdl',
    /is empty/,
  ],
  [
    'a network cut in the middle',
    (it) => {
      it.cutTo('am/final.mdl', 0.5);
    },
    'am/final.mdl',
    /cut short/,
  ],
  [
    'a network cut before its weights',
    (it) => {
      it.cutTo('am/final.mdl', 0.01);
    },
    'am/final.mdl',
    /cut short/,
  ],
  [
    'a network cut within its phones',
    (it) => {
      it.write('am/final.mdl', readFileSync(it.path('am/final.mdl')).subarray(0, 60));
    },
    'am/final.mdl',
    /phones/,
  ],
  [
    'a network with a damaged header',
    (it) => {
      it.edit('am/final.mdl', '<TransitionModel>', '<TransitionXodel>');
    },
    'am/final.mdl',
    /no binary Kaldi/,
  ],
  [
    'a web page instead of the network',
    (it) => {
      it.write('am/final.mdl', '<html>not found</html>');
    },
    'am/final.mdl',
    /no binary Kaldi/,
  ],
  [
    'a network that takes other features',
    (it) => {
      it.edit('am/final.mdl', 'name=input dim=40', 'name=input dim=39');
    },
    'conf/fbank.conf',
    /40 values a frame.*takes 39/,
  ],
  [
    'no graph',
    (it) => {
      it.remove('graph/HCLr.fst');
    },
    'graph/HCLr.fst',
    /is missing/,
  ],
  [
    'half a graph',
    (it) => {
      it.cutTo('graph/HCLr.fst', 0.5);
    },
    'graph/HCLr.fst',
    /cut short/,
  ],
  [
    'a graph without its last bytes',
    (it) => {
      it.cutTo('graph/HCLr.fst', 0.999);
    },
    'graph/HCLr.fst',
    /cut short/,
  ],
  [
    'a graph that is none',
    (it) => {
      it.write('graph/HCLr.fst', 'no graph');
    },
    'graph/HCLr.fst',
    /no OpenFst file/,
  ],
  [
    'a graph of another type',
    (it) => {
      it.write('graph/HCLr.fst', readFileSync(it.path('graph/Gr.fst')));
    },
    'graph/HCLr.fst',
    /type const.*olabel_lookahead/,
  ],
  [
    'a static graph',
    (it) => {
      it.write('graph/HCLG.fst', 'static');
    },
    'graph/HCLG.fst',
    /static graph.*no grammar/,
  ],
  [
    'no word boundaries',
    (it) => {
      it.remove('graph/phones/word_boundary.int');
    },
    'graph/phones/word_boundary.int',
    /is missing/,
  ],
  [
    'word boundaries without a phone',
    (it) => {
      it.edit('graph/phones/word_boundary.int', '\n3 internal', '');
    },
    'graph/phones/word_boundary.int',
    /lacks phones.*: 3$/,
  ],
  [
    'word boundaries of another kind',
    (it) => {
      it.edit('graph/phones/word_boundary.int', '3 internal', '3 inside');
    },
    'graph/phones/word_boundary.int',
    /line 3/,
  ],
  [
    'no words',
    (it) => {
      it.remove('graph/words.txt');
    },
    'graph/Gr.fst',
    /no table of words/,
  ],
  [
    'no words and no grammar',
    (it) => {
      it.remove('graph/words.txt');
      it.remove('graph/Gr.fst');
    },
    'graph/Gr.fst',
    /nothing says which words/,
  ],
  [
    'words of another graph',
    (it) => {
      it.write('graph/words.txt', '<eps>\t0\n一\t90000\n');
    },
    'graph/words.txt',
    /'一' has the id 90000/,
  ],
  [
    'two words with one id',
    (it) => {
      it.write('graph/words.txt', '<eps>\t0\n一\t3\n七\t3\n');
    },
    'graph/words.txt',
    /'七' the id 3 of another/,
  ],
  [
    'a word without an id',
    (it) => {
      it.write('graph/words.txt', '<eps>\t0\n一\n');
    },
    'graph/words.txt',
    /line 2/,
  ],
  [
    'no options',
    (it) => {
      it.remove('conf/model.conf');
    },
    'conf/model.conf',
    /is missing/,
  ],
  [
    'options in another language',
    (it) => {
      it.write('conf/model.conf', 'beam: 13\n');
    },
    'conf/model.conf',
    /line 1.*--name=value/,
  ],
  [
    'no silence phones',
    (it) => {
      it.edit('conf/model.conf', '--endpoint.silence-phones=1', '');
    },
    'conf/model.conf',
    /silence-phones/,
  ],
  [
    'no feature options',
    (it) => {
      it.remove('conf/fbank.conf');
    },
    'conf/mfcc.conf',
    /is missing, and so is conf\/fbank.conf/,
  ],
  [
    'an i-vector extractor nobody needs',
    (it) => {
      mkdirSync(it.path('ivector'));
      it.write('ivector/final.ie', '');
    },
    'ivector/final.ie',
    /takes no i-vector/,
  ],
  [
    'no i-vector extractor for a network that needs one',
    (it) => {
      it.edit(
        'am/final.mdl',
        'input-node name=input dim=40',
        'input-node name=ivector dim=9\ninput-node name=input dim=40',
      );
    },
    'ivector/final.ie',
    /is missing.*needs i-vectors/,
  ],
];

describe('a model folder with', () => {
  it.each(cases)('%s is told by the file at fault', async (_what, breakIt, file, says) => {
    breakIt(model);
    const faults = await inspectModel(model.folder);
    const fault = faults.find((candidate) => candidate.file === file);
    expect(fault?.message, JSON.stringify(faults)).toMatch(says);
  });

  it('several faults is told all of them', async () => {
    model.remove('am/final.mdl');
    model.remove('graph/phones/word_boundary.int');
    model.cutTo('graph/HCLr.fst', 0.5);
    const files = (await inspectModel(model.folder)).map(({ file }) => file);
    expect(files).toEqual(['am/final.mdl', 'graph/phones/word_boundary.int', 'graph/HCLr.fst']);
  });

  it('nothing in it is told as every missing file', async () => {
    const faults = await inspectModel(model.path('nowhere'));
    expect(faults.map(({ message }) => message).join()).toMatch(/missing/);
    expect(faults.length).toBeGreaterThanOrEqual(4);
  });
});

describe('checksums', () => {
  it('find a flipped bit that no look at the structure can', async () => {
    const bytes = readFileSync(model.path('am/final.mdl'));
    bytes[600_000]! ^= 1;
    model.write('am/final.mdl', bytes);
    expect(await inspectModel(model.folder)).toEqual([]);
    expect(await findModelFaults(model.folder)).toEqual([
      { file: 'am/final.mdl', message: 'is damaged: its checksum differs' },
    ]);
  });

  it('written for a folder are those of the folder, also of files deep in it', async () => {
    model.remove('SHA256SUMS');
    expect(await compareChecksums(model.folder)).toBeNull();
    await writeChecksums(model.folder);
    expect(await compareChecksums(model.folder)).toEqual([]);
    // Thresholds may be chosen anew.
    model.write('decision.json', '{}');
    expect(await compareChecksums(model.folder)).toEqual([]);
    model.write('graph/phones/word_boundary.int', '1 nonword\n');
    expect(await compareChecksums(model.folder)).toMatchObject([{ file: 'graph/phones/word_boundary.int' }]);
  });

  it('are needed where a model must have them', async () => {
    model.remove('SHA256SUMS');
    expect(await findModelFaults(model.folder)).toEqual([{ file: 'SHA256SUMS', message: 'is missing' }]);
    expect(await findModelFaults(model.folder, { needsChecksums: false })).toEqual([]);
  });

  it.each([
    ['', /is empty/],
    ['hello\n', /no checksum/],
  ])('that are %j are told', async (text, says) => {
    writeFileSync(model.path('SHA256SUMS'), text);
    const [fault] = (await compareChecksums(model.folder)) ?? [];
    expect(fault).toMatchObject({ file: 'SHA256SUMS' });
    expect(fault?.message).toMatch(says);
  });
});
