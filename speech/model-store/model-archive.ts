import { open as openFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';

/** The largest official models unpack to 4 GB in some thirty files. */
export interface ArchiveLimits {
  readonly mostBytes: number;
  readonly mostFiles: number;
}

export const archiveLimits: ArchiveLimits = { mostBytes: 8e9, mostFiles: 2_000 };

/** What lies in an archive, judged by its directory alone. */
export interface ModelArchive {
  /** Folder within the archive that holds the model, with a slash at the end; empty: its top. */
  readonly root: string;
  /** Bytes when unpacked. */
  readonly bytes: number;
}

const acousticModel = 'am/final.mdl';
const kindMask = 0o170_000;
const plainKinds = new Set([0, 0o040_000, 0o100_000]);

/** Reads an archive's directory and refuses it where unpacking it could do harm or would bring no usable model. */
export async function readModelArchive(
  file: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<Result<ModelArchive, ElevatorError>> {
  let zip: ZipFile | null = null;
  try {
    zip = await openArchive(file);
    const names = new Set<string>();
    const roots: string[] = [];
    const sizes = new Map<string, number>();
    for await (const entry of zip.eachEntry()) {
      const fault = faultOf(entry, names, limits);
      if (fault !== null) return refuse(file, fault);
      names.add(keyOf(entry.fileName));
      sizes.set(entry.fileName, entry.uncompressedSize);
      if (entry.fileName === acousticModel || entry.fileName.endsWith(`/${acousticModel}`))
        roots.push(entry.fileName.slice(0, -acousticModel.length));
    }
    const [root, another] = roots;
    if (root === undefined) return refuse(file, 'holds no Vosk model: there is no am/final.mdl in it');
    if (another !== undefined) return refuse(file, `holds several models (${root} and ${another}); pack one by itself`);
    if (sizes.has(`${root}graph/HCLG.fst`)) return refuse(file, staticGraph);
    const bytes = [...sizes].reduce((sum, [name, size]) => sum + (name.startsWith(root) ? size : 0), 0);
    return bytes > limits.mostBytes ? refuse(file, 'unpacks to more than any model has') : succeed({ root, bytes });
  } catch (cause) {
    return unreadable(file, cause);
  } finally {
    zip?.close();
  }
}

export const staticGraph =
  'holds a model with a static graph (graph/HCLG.fst): such a model hears open speech only and takes no grammar. Use a small model or one whose name ends in -lgraph';

/** Unpacks the model into a folder that is made for it; every file is compared with its checksum. Exceptions of the file system pass. */
export async function unpackModel(
  file: string,
  { root }: ModelArchive,
  target: string,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<Result<void, ElevatorError>> {
  let bytes = 0;
  let zip: ZipFile | null = null;
  try {
    zip = await openArchive(file);
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.startsWith(root) || entry.fileName.endsWith('/')) continue;
      const place = path.join(target, entry.fileName.slice(root.length));
      await mkdir(path.dirname(place), { recursive: true });
      const fault = await unpackFile(zip, entry, place, (length) => {
        bytes += length;
        onProgress(bytes);
      });
      if (fault !== null) return refuse(file, fault);
    }
    return succeed(undefined);
  } catch (cause) {
    return unreadable(file, cause);
  } finally {
    zip?.close();
  }
}

async function unpackFile(
  zip: ZipFile,
  entry: Entry,
  place: string,
  onBytes: (length: number) => void,
): Promise<string | null> {
  const handle = await openFile(place, 'wx', 0o644);
  try {
    let sum = 0;
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      sum = crc32(bytes, sum);
      await handle.writeFile(bytes);
      onBytes(bytes.length);
    }
    // Before the folder gets its name its content must have reached the disk.
    await handle.sync();
    return sum === entry.crc32 ? null : `is damaged: ${entry.fileName} differs from its checksum`;
  } finally {
    await handle.close();
  }
}

function openArchive(file: string): Promise<ZipFile> {
  // Strict names: one that leads out of the archive (.., an absolute path, a backslash) ends the reading.
  return openPromise(file, { lazyEntries: true, strictFileNames: true, autoClose: false });
}

function faultOf(entry: Entry, names: ReadonlySet<string>, limits: ArchiveLimits): string | null {
  const { fileName } = entry;
  if (names.size >= limits.mostFiles) return `holds more than ${limits.mostFiles} files`;
  if (names.has(keyOf(fileName))) return `holds ${fileName} twice`;
  if (!plainKinds.has((entry.externalFileAttributes >>> 16) & kindMask))
    return `holds a link or a device (${fileName}); a model has plain files only`;
  if (entry.isEncrypted()) return 'is encrypted';
  if (entry.uncompressedSize > limits.mostBytes) return `holds a file that is too large (${fileName})`;
  return null;
}

/** Names that some file systems hold to be the same. */
function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function refuse(file: string, message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-012', `${path.basename(file)} ${message}`));
}

/** yauzl throws plain errors for everything that is no sound ZIP file, names that lead out of it among them. */
function unreadable(file: string, cause: unknown): Result<never, ElevatorError> {
  if (!(cause instanceof Error) || 'syscall' in cause) throw cause;
  return refuse(file, `cannot be read as a ZIP archive, or is damaged: ${cause.message}; get it once more`);
}
