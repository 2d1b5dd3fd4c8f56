// What `npm start` runs: packages, build, then Liftvoice with the simulator and the example building.
// Arguments after `npm start --` go to `liftvoice run`; the last of two equal options wins. package.json has `exec`, so that no
// shell stays between: one would swallow npm's signals, or die of them alone.
import { resolve } from 'node:path';
import { build } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { installPackages, requireNode } from './install.mjs';

const root = resolve(import.meta.dirname, '../..');
requireNode(20, 19);
endWithParent();
try {
  await installPackages(root);
  await build(root);
} catch {
  console.error(
    'Liftvoice was not started: the step above failed. Its last lines say why; then type `npm start` again.',
  );
  process.exit(1);
}
const example = resolve(root, 'config/examples/office-tower.yaml');
process.argv.splice(
  1,
  Infinity,
  resolve(root, 'dist/controller/app/main.js'),
  'run',
  '--simulate',
  '--site',
  example,
  ...process.argv.slice(2),
);
process.env['LIFTVOICE_STARTED_AS'] = 'npm start --';
await import('../../dist/controller/app/main.js');
