import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';

const run = promisify(execFile);
/** Graphs that words can be added to are small; printed they have some 20 bytes an arc. */
const mostPrinted = 512 * 1024 * 1024;
const tools = ['fstprint', 'fstcompile', 'fstarcsort', 'fstconvert', 'fstrelabel'] as const;
const libraryFolders = ['/usr/lib', '/usr/local/lib', '/lib'];

/**
 * OpenFst's command-line tools, Debian's `libfst-tools`. The look-ahead types are in a library of their own that the tools only
 * know when it is loaded before them.
 */
export class OpenFst {
  readonly #environment: NodeJS.ProcessEnv;

  static find(environment: NodeJS.ProcessEnv): Result<OpenFst, ElevatorError> {
    const lookahead = findLookahead();
    const missing = tools.filter((tool) => !isOnPath(tool, environment['PATH'] ?? ''));
    if (lookahead !== null && missing.length === 0)
      return succeed(new OpenFst({ ...environment, LD_PRELOAD: lookahead }));
    const what = missing.length > 0 ? missing.join(', ') : 'libfstlookahead';
    const message = `words are added with OpenFst's tools, and ${what} is missing; type \`sudo apt-get install libfst-tools\``;
    return fail(new ElevatorError('ELV-SPEECH-015', message));
  }

  private constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  print(file: string): Promise<string> {
    return this.#run('fstprint', file);
  }

  /** Makes a search graph of its text. The type numbers output labels anew: pairs of old and new are written to `relabels`. */
  async compileLookahead(text: string, file: string, relabels: string): Promise<void> {
    await this.#run('fstcompile', text, `${text}.fst`);
    await this.#run('fstarcsort', '--sort_type=olabel', `${text}.fst`, `${text}.sorted`);
    await this.#run(
      'fstconvert',
      '--fst_type=olabel_lookahead',
      `--save_relabel_opairs=${relabels}`,
      `${text}.sorted`,
      file,
    );
  }

  /** Renumbers the words of a grammar, as `relabels` has them. @param work a folder for drafts */
  async renumber(grammar: string, relabels: string, work: string): Promise<void> {
    const [renumbered, sorted] = [path.join(work, 'renumbered.fst'), path.join(work, 'sorted.fst')];
    const pairs = [`--relabel_ipairs=${relabels}`, `--relabel_opairs=${relabels}`];
    await this.#run('fstrelabel', ...pairs, grammar, renumbered);
    await this.#run('fstarcsort', '--sort_type=ilabel', renumbered, sorted);
    await this.#run('fstconvert', '--fst_type=const', sorted, grammar);
  }

  async #run(tool: (typeof tools)[number], ...values: readonly string[]): Promise<string> {
    const { stdout } = await run(tool, values, { env: this.#environment, maxBuffer: mostPrinted });
    return stdout;
  }
}

function isOnPath(tool: string, searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => folder !== '' && existsSync(path.join(folder, tool)));
}

/** Debian puts it beside the other libraries, in a folder named for the machine. */
function findLookahead(): string | null {
  const folders = libraryFolders.flatMap((folder) => [folder, ...subfolders(folder)]);
  for (const folder of folders) {
    const name = filesIn(folder).find((file) => /^libfstlookahead\.so(?:\.\d+)?$/u.test(file));
    if (name !== undefined) return path.join(folder, name);
  }
  return null;
}

function subfolders(folder: string): readonly string[] {
  return filesIn(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => path.join(folder, name));
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
