// The one gate, the same for `npm test`, `npm run check` and CI: every check runs, all failures are named at the end.
//
// The tests with real parts wait for real time more than they compute, so what only reads the code runs beside them, at the
// lowest priority: it takes what they leave.
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { build } from '../../controller/app/build.mjs';
import { installPackages, requireNode } from '../../controller/app/install.mjs';
import { installSystemPackages } from './system-packages.mjs';

const root = resolve(import.meta.dirname, '../..');
requireNode(20, 19);
await installPackages(root);
if (!installSystemPackages()) process.exit(1);

/** @returns {Promise<{ isGood: boolean, told: string }>} what the script told, unless it was shown while it ran */
const script = (name, { isShown }) =>
  new Promise((settle) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: isShown ? 'inherit' : 'pipe' });
    if (!isShown && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (told += String(chunk)));
    child.on('error', (error) => settle({ isGood: false, told: String(error) }));
    child.on('close', (code) => settle({ isGood: code === 0, told }));
  });

const buildAll = async () => {
  try {
    await build(root);
    return { isGood: true, told: '' };
  } catch (error) {
    return { isGood: false, told: String(error) };
  }
};

const outcomes = [];
const check = async (name, run) => {
  const startMs = performance.now();
  const { isGood, told } = await run();
  const seconds = (performance.now() - startMs) / 1000;
  outcomes.push({ name, isGood, told, seconds });
};

const reading = {
  format: 'format:check',
  lint: 'lint',
  types: 'typecheck',
  arrows: 'deps:check',
  'dead code': 'dead:check',
};
const readAll = async () => {
  for (const [name, command] of Object.entries(reading)) await check(name, () => script(command, { isShown: false }));
};

await check('build', buildAll);
await Promise.all([readAll(), check('tests', () => script('test:only', { isShown: true }))]);

for (const { name, isGood, told } of outcomes) if (!isGood && told !== '') console.log(`\n== ${name}\n${told}`);
console.log('');
for (const { name, isGood, seconds } of outcomes)
  console.log(`${isGood ? 'good  ' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`);
const failed = outcomes.filter(({ isGood }) => !isGood).length;
console.log(`checks: ${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
