import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Starts a module of this project as a thread. Production runs compiled `.js`; tests run the `.ts` source, for which the thread
 * has to bring the same loader itself.
 *
 * @param url the compiled name, e.g. `new URL('./journal-writer-thread.js', import.meta.url)`
 * @param data what the module finds as `workerData`
 */
export function startThread(url: URL, data: unknown): Worker {
  if (existsSync(fileURLToPath(url))) return new Worker(url, { workerData: data });
  const source = url.href.replace(/\.js$/, '.ts');
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(load, { eval: true, workerData: data });
}
