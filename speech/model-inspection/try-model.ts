import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ElevatorError, fail, sampleRate, succeed, type Clock, type Result } from '../../config/kernel/index.js';
import { askRecognizer } from '../recognizer/ask-recognizer.js';
import { deriveModel } from '../recognizer/derived-model.js';
import { faintNoise } from '../recognizer/faint-noise.js';
import type { ToRecognizer } from '../recognizer/recognizer-messages.js';
import { unmeasuredOperatingPoint } from '../recognizer/operating-point.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import { readWordTable, type WordTable } from '../vocabulary/word-table.js';

export interface TryOptions {
  readonly folder: string;
  /** libvosk. */
  readonly library: string;
  readonly clock: Clock;
}

/**
 * Opens a model as the program does, with a grammar of one word, in a process of its own, and lets it hear a second of noise:
 * what no reading of files finds, libvosk tells by refusing or by ending that process.
 */
export async function tryModel({ folder, library, clock }: TryOptions): Promise<Result<void, ElevatorError>> {
  const table = readWordTable(folder);
  const word = table === null ? undefined : plainWord(table);
  if (table === null || word === undefined) return refused(folder, 'it holds no words');
  const cache = await mkdtemp(path.join(tmpdir(), 'liftvoice-try-'));
  try {
    const states = [
      { final: null, arcs: [{ token: word, cost: 0, next: 1 }] },
      { final: 0, arcs: [] },
    ];
    const grammar = writeExactGrammar({ states }, unmeasuredOperatingPoint.grammar, table);
    const model = await deriveModel(folder, { grammar, table, options: {} }, cache);
    const words = [[word, table.get(word) ?? -1]] as const;
    const heard = await askRecognizer({
      messages: [{ type: 'load', library, models: [{ model, folder: model, words }] }, ...noiseFor(model)],
      answerIn: (message) => (message.type === 'answer' ? message : null),
      clock,
    });
    return heard.ok ? succeed(undefined) : refused(folder, heard.failure);
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

function noiseFor(model: string): readonly ToRecognizer[] {
  return [
    { type: 'open', session: 1, first: model, seconds: [] },
    { type: 'begin', session: 1, utterance: 1, hasPartials: false },
    { type: 'audio', session: 1, samples: faintNoise(sampleRate) },
    { type: 'finish', session: 1, cut: null },
  ];
}

function plainWord(table: WordTable): string | undefined {
  return [...table.keys()].find((word) => /^\p{Letter}+$/u.test(word));
}

function refused(folder: string, reason: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-001', `${folder} cannot be used: ${reason}`));
}
