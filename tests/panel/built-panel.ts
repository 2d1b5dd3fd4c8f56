import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const sources = fileURLToPath(new URL('../../controller/panel/', import.meta.url));

/** The page built from the sources as they are now, in a folder named after their content: built once, never out of date. */
export async function builtPanel(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.\w+$/.test(name)) hash.update(name).update(readFileSync(join(sources, name)));
  }
  const folder = join(tmpdir(), `liftvoice-panel-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(folder)) await buildInto(folder);
  return folder;
}

/** Two test files may build at once: each in a folder of its own, so that nobody is served half a page. */
async function buildInto(folder: string): Promise<void> {
  const outDir = mkdtempSync(`${folder}-`);
  await build({ configFile: join(sources, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
  try {
    renameSync(outDir, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(outDir, { recursive: true });
  }
}
