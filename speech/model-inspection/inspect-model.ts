import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readWordTable } from '../vocabulary/word-table.js';
import { readAcousticModel, type AcousticModel } from './acoustic-model.js';
import { inspectIvectorExtractor } from './ivector-extractor.js';
import { inspectLanguageLists } from './language-lists.js';
import { readLookaheadGraph } from './lookahead-graph.js';
import type { ModelFault } from './model-fault.js';
import { parseOptions, type Options } from './option-file.js';
import { judgeWordBoundaries } from './word-boundaries.js';
import { judgeWordIds, judgeWordLines } from './word-ids.js';

/**
 * Everything that can be told to be wrong with a model folder without opening it in libvosk, which ends the process over much
 * of it, often only at the first result. What needs checksums (a flipped bit in the weights) is for `compareChecksums`.
 */
export async function inspectModel(folder: string): Promise<readonly ModelFault[]> {
  const staticGraph = await inspectStaticGraph(folder);
  if (staticGraph.length > 0) return staticGraph;
  const faults: ModelFault[] = [];
  const acousticModel = await readPart(folder, 'am/final.mdl', faults);
  const acoustic = acousticModel === null ? null : readAcousticModel(acousticModel);
  if (acoustic?.ok === false) faults.push({ file: 'am/final.mdl', message: acoustic.failure });
  await inspectModelOptions(folder, faults);
  if (acoustic?.ok === true) {
    await inspectFeatures(folder, acoustic.value, faults);
    await inspectIvectors(folder, acoustic.value, faults);
  }
  await inspectWordBoundaries(folder, acoustic?.ok === true ? acoustic.value.phones : [], faults);
  await inspectWords(folder, faults);
  return faults;
}

/** The reason why a model can't be used at all, whatever state it is in. */
async function inspectStaticGraph(folder: string): Promise<readonly ModelFault[]> {
  if (!(await exists(path.join(folder, 'graph/HCLG.fst')))) return [];
  const message =
    'is a static graph: such a model hears open speech only and takes no grammar. Use a small model or one whose name ends in -lgraph';
  return [{ file: 'graph/HCLG.fst', message }];
}

async function inspectModelOptions(folder: string, faults: ModelFault[]): Promise<void> {
  const options = await readOptionFile(folder, 'conf/model.conf', faults);
  if (options === null || options.has('endpoint.silence-phones')) return;
  // Without it libvosk fails at the first piece of sound.
  faults.push({ file: 'conf/model.conf', message: 'lacks --endpoint.silence-phones' });
}

/** The network's input against what the feature files compute; libvosk prefers mfcc.conf where both exist. */
async function inspectFeatures(folder: string, acoustic: AcousticModel, faults: ModelFault[]): Promise<void> {
  const isCepstral = await exists(path.join(folder, 'conf/mfcc.conf'));
  if (!isCepstral && !(await exists(path.join(folder, 'conf/fbank.conf')))) {
    faults.push({ file: 'conf/mfcc.conf', message: 'is missing, and so is conf/fbank.conf' });
    return;
  }
  const file = isCepstral ? 'conf/mfcc.conf' : 'conf/fbank.conf';
  const options = await readOptionFile(folder, file, faults);
  if (options === null) return;
  const own = Number(options.get(isCepstral ? 'num-ceps' : 'num-mel-bins') ?? (isCepstral ? 13 : 23));
  const pitch = (await exists(path.join(folder, 'conf/pitch.conf'))) ? 3 : 0;
  if (own + pitch === acoustic.featureDimension) return;
  const message = `makes ${own + pitch} values a frame, but the network of am/final.mdl takes ${acoustic.featureDimension}`;
  faults.push({ file, message });
}

async function inspectIvectors(folder: string, acoustic: AcousticModel, faults: ModelFault[]): Promise<void> {
  if (acoustic.ivectorDimension !== null) faults.push(...(await inspectIvectorExtractor(folder)));
  else if (await exists(path.join(folder, 'ivector/final.ie')))
    faults.push({ file: 'ivector/final.ie', message: 'does not fit: the network of am/final.mdl takes no i-vector' });
}

async function inspectWordBoundaries(folder: string, phones: readonly number[], faults: ModelFault[]): Promise<void> {
  const file = 'graph/phones/word_boundary.int';
  const bytes = await readPart(folder, file, faults);
  const message = bytes === null ? null : judgeWordBoundaries(bytes.toString('utf8'), phones);
  if (message !== null) faults.push({ file, message });
}

async function inspectWords(folder: string, faults: ModelFault[]): Promise<void> {
  const graph = await readLookaheadGraph(path.join(folder, 'graph/HCLr.fst'));
  if (!graph.ok) faults.push({ file: 'graph/HCLr.fst', message: graph.failure });
  const file = (await exists(path.join(folder, 'graph/words.txt'))) ? 'graph/words.txt' : 'graph/Gr.fst';
  const message = await judgeTable(folder, file, graph.ok ? graph.value.wordLimit : Infinity);
  if (message !== null) faults.push({ file, message });
  const table = message === null ? readWordTable(folder) : null;
  if (table !== null) faults.push(...(await inspectLanguageLists(folder, table)));
}

async function judgeTable(folder: string, file: string, wordLimit: number): Promise<string | null> {
  if (!(await exists(path.join(folder, file))))
    return 'is missing, and so is graph/words.txt: nothing says which words there are';
  if (file === 'graph/words.txt') {
    const lines = judgeWordLines(await readFile(path.join(folder, file), 'utf8'));
    if (lines !== null) return lines;
  }
  try {
    const table = readWordTable(folder);
    return table === null ? 'holds no table of words' : judgeWordIds(table, wordLimit);
  } catch (cause) {
    // A table that ends in the middle of a word.
    if (cause instanceof RangeError) return 'is cut short: its table of words does not end';
    throw cause;
  }
}

async function readOptionFile(folder: string, file: string, faults: ModelFault[]): Promise<Options | null> {
  const bytes = await readPart(folder, file, faults);
  if (bytes === null) return null;
  const options = parseOptions(bytes.toString('utf8'));
  if (options.ok) return options.value;
  faults.push({ file, message: options.failure });
  return null;
}

async function readPart(folder: string, file: string, faults: ModelFault[]): Promise<Buffer | null> {
  try {
    return await readFile(path.join(folder, file));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    faults.push({ file, message: isMissing ? 'is missing' : 'cannot be read' });
    return null;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}
