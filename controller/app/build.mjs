import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './child-program.mjs';

const folders = ['config', 'firmware-bridge', 'speech', 'simulator', 'controller'];
// Models are read where they lie: they are large, and nothing builds them.
const isPanel = (path) => path.startsWith('controller/panel/');
const isModel = (path) => path.startsWith('speech/models/') && !path.endsWith('.ts');

/**
 * The parts of the build, each with the files it is made from. A part is made only when the list of these files, their
 * sizes or their times differ from what they were when it was last made.
 */
const parts = [
  {
    name: 'program',
    isInput: (path) => path.endsWith('.ts') && !isPanel(path),
    async make(root) {
      await runPackage(root, 'typescript/bin/tsc', ['-p', 'tsconfig.json']);
      chmodSync(join(root, 'dist/controller/app/main.js'), 0o755);
    },
  },
  {
    name: 'data',
    isInput: (path) => /\.(yaml|cjs|hex|wav)$/.test(path) && !isPanel(path) && !isModel(path),
    make(root, files) {
      for (const file of files) {
        mkdirSync(dirname(join(root, 'dist', file)), { recursive: true });
        cpSync(join(root, file), join(root, 'dist', file));
      }
    },
  },
  {
    name: 'page',
    isInput: (path) => isPanel(path) || path.startsWith('controller/api/contract/'),
    async make(root) {
      await runPackage(root, 'vite/bin/vite.js', [
        'build',
        '--config',
        'controller/panel/vite.config.ts',
        '--logLevel',
        'warn',
      ]);
    },
  },
];

/** Makes what is out of date in dist/; answers the names of the parts made. */
export async function build(root) {
  const sources = listSources(root);
  const outdated = parts
    .map((part) => {
      const files = sources.filter(part.isInput);
      return { part, files, stampFile: join(root, 'dist', `.stamp-${part.name}`), stamp: fingerprint(root, files) };
    })
    .filter(({ stampFile, stamp }) => !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp);
  for (const { part, files, stampFile, stamp } of outdated) {
    console.log(`Building ${part.name} ...`);
    rmSync(stampFile, { force: true });
    await part.make(root, files);
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  return outdated.map(({ part }) => part.name);
}

function listSources(root) {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json', 'tsconfig.json']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function runPackage(root, script, args) {
  return runToEnd(process.execPath, [join(root, 'node_modules', script), ...args], root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await build(resolve(import.meta.dirname, '../..'));
  if (made.length === 0) console.log('Everything is up to date.');
}
