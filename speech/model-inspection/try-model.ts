import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ElevatorError,
  fail,
  forkModule,
  sampleRate,
  succeed,
  type Clock,
  type Result,
} from '../../config/kernel/index.js';
import { deriveModel } from '../recognizer/derived-model.js';
import { faintNoise } from '../recognizer/faint-noise.js';
import type { FromRecognizer, ToRecognizer } from '../recognizer/recognizer-messages.js';
import { unmeasuredOperatingPoint } from '../recognizer/operating-point.js';
import { writeExactGrammar } from '../vocabulary/exact-grammar.js';
import { readWordTable, type WordTable } from '../vocabulary/word-table.js';

export interface TryOptions {
  readonly folder: string;
  /** libvosk. */
  readonly library: string;
  readonly clock: Clock;
}

/** A large model on a small board takes that long to load. */
const patienceMs = 120_000;
const keptLines = 3;

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
    const reason = await hearNoise(model, [[word, table.get(word) ?? -1]], library, clock);
    return reason === null ? succeed(undefined) : refused(folder, reason);
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

/** @returns why it failed, null where the model answered */
function hearNoise(
  model: string,
  words: readonly (readonly [string, number])[],
  library: string,
  clock: Clock,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = forkModule(new URL('../recognizer/recognizer-process.js', import.meta.url));
    const lines: string[] = [];
    const settle = (reason: string | null): void => {
      clock.clearTimeout(timer);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve(reason === null ? null : [reason, ...lines.slice(-keptLines)].join('; '));
    };
    const timer = clock.setTimeout(() => {
      settle(`it does not answer within ${patienceMs / 1000} s`);
    }, patienceMs);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => /ERROR|ASSERTION|WARNING/u.test(line)));
    });
    child.stdout?.resume();
    child.once('exit', (code, signal) => {
      settle(`libvosk ended the process (${signal ?? `exit code ${code ?? 0}`})`);
    });
    const send = (message: ToRecognizer): boolean => child.send(message, () => undefined);
    child.on('message', (message: FromRecognizer) => {
      if (message.type === 'loaded') speakTo(send, model);
      else if (message.type === 'answer') settle(null);
      else if (message.type === 'refused' || message.type === 'badMessage') settle(message.reason);
    });
    send({ type: 'load', library, models: [{ model, folder: model, words }] });
  });
}

function speakTo(send: (message: ToRecognizer) => boolean, model: string): void {
  send({ type: 'open', session: 1, first: model, second: null });
  send({ type: 'begin', session: 1, utterance: 1, hasPartials: false });
  send({ type: 'audio', session: 1, samples: faintNoise(sampleRate) });
  send({ type: 'finish', session: 1, cut: null });
}

function plainWord(table: WordTable): string | undefined {
  return [...table.keys()].find((word) => /^\p{Letter}+$/u.test(word));
}

function refused(folder: string, reason: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-001', `${folder} cannot be used: ${reason}`));
}
