// The one gate, the same for `npm test`, `npm run check` and CI: every check runs, all failures are named at the end.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from '../../controller/app/build.mjs';
import { installPackages, requireNode } from '../../controller/app/install.mjs';
import { installSystemPackages } from './system-packages.mjs';

const root = resolve(import.meta.dirname, '../..');
requireNode(20, 19);
installPackages(root);
if (!installSystemPackages()) process.exit(1);

const script = (name) => () =>
  spawnSync('npm', ['run', '--silent', name], { cwd: root, stdio: 'inherit' }).status === 0;
const checks = [
  ['format', script('format:check')],
  ['lint', script('lint')],
  ['types', script('typecheck')],
  ['arrows', script('deps:check')],
  ['dead code', script('dead:check')],
  ['build', () => build(root).length >= 0],
  ['tests', script('test:only')],
];

const outcomes = checks.map(([name, check]) => {
  const startMs = performance.now();
  console.log(`\n== ${name}`);
  let isGood = false;
  try {
    isGood = check();
  } catch (error) {
    console.error(String(error));
  }
  return { name, isGood, seconds: (performance.now() - startMs) / 1000 };
});

console.log('');
for (const { name, isGood, seconds } of outcomes)
  console.log(`${isGood ? 'good  ' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`);
const failed = outcomes.filter(({ isGood }) => !isGood).length;
console.log(`checks: ${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
