import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forkModule, silentLog, systemClock } from '../../config/kernel/index.js';
import { openSpeech, verifyModel } from '../../speech/index.js';
import { deriveModel } from '../../speech/recognizer/derived-model.js';
import { RecognizerClient } from '../../speech/recognizer/recognizer-client.js';
import { shippedLibraryPath } from '../../speech/recognizer/vosk-ffi.js';
import { readWordTable } from '../../speech/vocabulary/word-table.js';
import { firstModel } from '../support/first-model.js';
import { officeStation } from '../support/office-station.js';
import { languages } from '../support/languages.js';

const models = 'speech/models';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-models-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function copyModel(): string {
  const copy = path.join(folder, firstModel);
  cpSync(path.join(models, firstModel), copy, { recursive: true });
  cpSync(path.join(models, 'registry.yaml'), path.join(folder, 'registry.yaml'));
  return copy;
}

function open(modelsFolder: string, station = officeStation()) {
  const site = { name: 'test', languages: ['zh'] as const, stations: [station] };
  return openSpeech({
    languages,
    site,
    modelsFolder,
    cacheFolder: path.join(folder, 'cache'),
    clock: systemClock,
    log: silentLog,
  });
}

describe('model folders', () => {
  it.each(readdirSync(models).filter((name) => name.startsWith('vosk-')))('%s is whole', async (name) => {
    expect(await verifyModel(path.join(models, name))).toMatchObject({ ok: true });
  });

  it.each(['am/final.mdl', 'graph/HCLr.fst', 'graph/phones/word_boundary.int', 'conf/model.conf', 'SHA256SUMS'])(
    'without %s is refused by the name of the file',
    async (name) => {
      rmSync(path.join(copyModel(), name));
      const opened = await open(folder);
      expect(opened).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-001' } });
      if (!opened.ok) expect(opened.failure.message).toContain(path.join(firstModel, name));
    },
  );

  it('with half a file is refused by the name of the file', async () => {
    truncateSync(path.join(copyModel(), 'am', 'final.mdl'), 1_000_000);
    const opened = await open(folder);
    if (opened.ok) throw new Error('a damaged model was opened');
    expect(opened.failure.message).toMatch(/final\.mdl is cut short/u);
  });

  it('without a sound operating point is refused', async () => {
    writeFileSync(path.join(copyModel(), 'decision.json'), '{"minWordConfidence": 7}');
    const opened = await open(folder);
    if (opened.ok) throw new Error('a model without thresholds was opened');
    expect(opened.failure.message).toMatch(/decision\.json/u);
  });

  it('that is no folder at all is refused', async () => {
    expect(await open(path.join(folder, 'nowhere'))).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-010' } });
  });
});

describe('a site that cannot be understood', () => {
  it('does not start, and says which name', async () => {
    const station = officeStation();
    const floors = station.floors.map((floor) =>
      floor.id === '3' ? { ...floor, names: { zh: ['鱻楼'], en: [] } } : floor,
    );
    const opened = await open(models, { ...station, floors });
    expect(opened).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-006' } });
    if (!opened.ok) expect(opened.failure.message).toContain('stations[0].floors[3].names.zh[0]');
  });
});

describe('derived model folders', () => {
  it('are made once, also by several at the same time', async () => {
    const source = path.join(models, firstModel);
    const table = readWordTable(source)!;
    const grammar = Buffer.from('stands for a grammar');
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => deriveModel(source, { grammar, table, options: {} }, folder)),
    );
    expect(new Set(made).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(path.join(made[0]!, 'graph', 'Gr.fst'))).toEqual(grammar);
    expect(readWordTable(made[0]!)).toEqual(table);
  });

  it('are mended when somebody damaged them', async () => {
    const source = path.join(models, firstModel);
    const table = readWordTable(source)!;
    const made = await deriveModel(source, { grammar: Buffer.from('a'), table, options: {} }, folder);
    writeFileSync(path.join(made, 'graph', 'Gr.fst'), 'half');
    expect(await deriveModel(source, { grammar: Buffer.from('a'), table, options: {} }, folder)).toBe(made);
    expect(readFileSync(path.join(made, 'graph', 'Gr.fst'), 'utf8')).toBe('a');
  });

  it('hold the options that are measured to decode as well for less', async () => {
    const source = path.join(models, firstModel);
    const changes = { grammar: Buffer.from('a'), table: readWordTable(source)! };
    const plain = await deriveModel(source, { ...changes, options: {} }, folder);
    const made = await deriveModel(source, { ...changes, options: { 'frames-per-chunk': 60 } }, folder);
    expect(made).not.toBe(plain);
    const conf = (model: string): string => readFileSync(path.join(model, 'conf', 'model.conf'), 'utf8');
    expect(conf(made)).toMatch(/^--frames-per-chunk=60$/mu);
    expect(conf(made).match(/frames-per-chunk/gu)).toHaveLength(1);
    expect(readdirSync(path.join(made, 'conf'))).toEqual(readdirSync(path.join(source, 'conf')));
  });

  it('get another name with another grammar', async () => {
    const table = readWordTable(path.join(models, firstModel))!;
    const [a, b] = ['a', 'b'].map((text) =>
      deriveModel(path.join(models, firstModel), { grammar: Buffer.from(text), table, options: {} }, folder),
    );
    expect(await a).not.toBe(await b);
  });
});

describe('the recogniser process', () => {
  it('answers nonsense and lives on', async () => {
    const child = forkModule(new URL('../../speech/recognizer/recognizer-process.js', import.meta.url));
    const answers: unknown[] = [];
    const nonsense = [
      null,
      'hello',
      { type: 'explode' },
      { type: 'audio', session: 1, samples: [1, 2] },
      { type: 'finish', session: 99 },
    ];
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        answers.push(message);
        if (answers.length === nonsense.length) resolve();
      });
      for (const message of nonsense) child.send(message as object);
    });
    expect(answers).toEqual(nonsense.map(() => expect.objectContaining({ type: 'badMessage' }) as unknown));
    expect(child.exitCode).toBeNull();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    expect(await ended).toBe(0);
  });

  it('says that a library is none instead of dying', async () => {
    const library = path.join(folder, 'libvosk.so');
    writeFileSync(library, 'not a library');
    const client = new RecognizerClient({ languages: ['zh'], library, models: [], clock: systemClock, log: silentLog });
    expect(await client.start()).toMatchObject({ ok: false, failure: { code: 'ELV-SPEECH-001' } });
    await client.stop();
  });

  it('refuses a model whose words are not those of the grammar', async () => {
    const library = shippedLibraryPath()!;
    const models_ = [{ model: 'm', folder: path.join(models, firstModel), words: [['楼', 1] as const] }];
    const client = new RecognizerClient({
      languages: ['zh'],
      library,
      models: models_,
      clock: systemClock,
      log: silentLog,
    });
    const started = await client.start();
    if (started.ok) throw new Error('a wrong table was taken');
    expect(started.failure.message).toContain('楼');
    await client.stop();
  });
});
