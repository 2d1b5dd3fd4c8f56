import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child-program.mjs';

/**
 * Installs the npm packages when they are missing or older than the lock file. Plain JavaScript without imports of packages,
 * because it runs before there are any.
 */
export async function installPackages(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return false;
  console.log('Installing packages (first start, or package-lock.json changed) ...');
  await runToEnd('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'], root);
  return true;
}

/** One clear line instead of a syntax error somewhere deep. The lowest version stands in package.json's engines. */
export function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  console.error(`Liftvoice needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}
