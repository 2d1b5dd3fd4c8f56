import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipOf, type ZipEntry } from './zip-bytes.js';

const source = 'speech/models/vosk-model-lift-zh-0.2';
/** What our own model folders have and a publisher's archive has not. */
const ours = new Set(['SHA256SUMS', 'operating-point.json', 'decision.json']);

/** The files of a small model that libvosk can open, as they would lie in a publisher's archive. */
export function modelEntries(root = 'vosk-model-test-zh-0.1/'): readonly ZipEntry[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !ours.has(entry.name))
    .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)))
    .map((file) => ({ name: `${root}${file}`, content: readFileSync(path.join(source, file)) }));
}

/** A whole archive; `note` makes it another version. */
export function modelZip(note = 'first', root?: string): Buffer {
  return zipOf([...modelEntries(root), { name: `${root ?? 'vosk-model-test-zh-0.1/'}NOTE`, content: note }]);
}
