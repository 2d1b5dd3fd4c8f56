import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFault } from './model-fault.js';
import { parseOptions } from './option-file.js';

interface Expectation {
  readonly file: string;
  readonly isWhole: (bytes: Buffer) => boolean;
}

const expectations: readonly Expectation[] = [
  { file: 'ivector/final.ie', isWhole: framedBy('\0B<IvectorExtractor> ', '</IvectorExtractor> ') },
  { file: 'ivector/final.dubm', isWhole: framedBy('\0B<DiagGMM> ', '</DiagGMM> ') },
  { file: 'ivector/final.mat', isWhole: isWholeMatrix },
  { file: 'ivector/global_cmvn.stats', isWhole: isWholeStatistics },
  { file: 'ivector/online_cmvn.conf', isWhole: areOptions },
  { file: 'ivector/splice.conf', isWhole: areOptions },
];

/** The six files of `ivector/`; libvosk opens all of them as soon as `final.ie` is there, and ends the process over a damaged one. */
export async function inspectIvectorExtractor(folder: string): Promise<readonly ModelFault[]> {
  const faults: ModelFault[] = [];
  for (const { file, isWhole } of expectations) {
    let bytes: Buffer;
    try {
      bytes = await readFile(path.join(folder, file));
    } catch {
      faults.push({ file, message: 'is missing, and the network needs i-vectors' });
      continue;
    }
    if (!isWhole(bytes)) faults.push({ file, message: 'is damaged or cut short' });
  }
  return faults;
}

function framedBy(start: string, end: string) {
  return (bytes: Buffer): boolean =>
    bytes.toString('latin1', 0, start.length) === start &&
    bytes.toString('latin1', Math.max(0, bytes.length - end.length)) === end;
}

/** Kaldi's binary matrix of floats: `\0BFM `, rows and columns (each after its size in bytes), the values. */
function isWholeMatrix(bytes: Buffer): boolean {
  if (bytes.length < 15 || bytes.toString('latin1', 0, 6) !== '\0BFM \x04') return false;
  return 15 + bytes.readInt32LE(6) * bytes.readInt32LE(11) * 4 === bytes.length;
}

/** A matrix in Kaldi's text form, `[ ... ]`, or in a binary one. */
function isWholeStatistics(bytes: Buffer): boolean {
  if (bytes[0] === 0) return bytes.length > 15;
  const text = bytes.toString('latin1').trim();
  return text.startsWith('[') && text.endsWith(']');
}

function areOptions(bytes: Buffer): boolean {
  return parseOptions(bytes.toString('utf8')).ok;
}
