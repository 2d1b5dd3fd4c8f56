import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, succeed, type Clock, type Result } from '../../config/kernel/index.js';
import { download, type Progress } from './download.js';
import type { InstallRequest } from './install-request.js';
import { installationFile, languagesToRecord, type Installation } from './installed-models.js';
import { KnownArchives } from './known-archives.js';
import { archiveLimits, readModelArchive, unpackModel, type ModelArchive } from './model-archive.js';
import type { PartialDownload } from './partial-download.js';
import { putVersion } from './put-version.js';
import { megabytes, storeFailure } from './store-failure.js';
import { ModelShelf } from './store-layout.js';
import { withStoreLock } from './store-lock.js';

export type InstallStep = 'download' | 'check' | 'unpack' | 'verify';

export interface InstallOptions {
  readonly request: InstallRequest;
  readonly installedFolder: string;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  /** The archive's checksum where the person knows it. */
  readonly sha256?: string | undefined;
  /** The archive behind the address may be another one than at the first installation. */
  readonly isChangeAccepted?: boolean | undefined;
  readonly onProgress?: (step: InstallStep, progress: Progress) => void;
  /** A last trial before the model is put in use: opens it as the program will. */
  readonly tryModel: (folder: string) => Promise<Result<void, ElevatorError>>;
}

export interface InstalledVersion {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly sha256: string;
  /** It lay there already and was only put in use. */
  readonly wasThere: boolean;
  /** None: nobody said. */
  readonly languages: readonly string[];
}

/** From a name, an address or a file to a model in use. Whatever goes wrong, what was in use before stays in use. */
export async function installModel(options: InstallOptions): Promise<Result<InstalledVersion, ElevatorError>> {
  try {
    return await withStoreLock(options.installedFolder, () => install(options));
  } catch (cause) {
    return storeFailure(options.installedFolder, cause);
  }
}

async function install(options: InstallOptions): Promise<Result<InstalledVersion, ElevatorError>> {
  const { request, installedFolder } = options;
  const shelf = new ModelShelf(installedFolder, request.name);
  if (await shelf.isForeign())
    return refuse(`${shelf.link} was put there by hand; move it away or give another name with --name`);
  if (request.source.kind === 'file') return installArchive(request.source.file, shelf, options);
  const downloaded = await download({
    address: request.source.address,
    folder: path.join(installedFolder, '.downloads'),
    clock: options.clock,
    mostBytes: archiveLimits.mostBytes,
    onProgress: (progress) => options.onProgress?.('download', progress),
  });
  if (!downloaded.ok) return downloaded;
  return installDownload(downloaded.value, shelf, options);
}

async function installDownload(
  downloaded: PartialDownload,
  shelf: ModelShelf,
  options: InstallOptions,
): Promise<Result<InstalledVersion, ElevatorError>> {
  const installed = await installArchive(downloaded.file, shelf, options);
  // A refused archive is of no use to the next attempt either; only where the disk was full is it worth keeping.
  if (installed.ok || installed.failure.code !== 'ELV-SPEECH-014') await downloaded.discard();
  return installed;
}

async function installArchive(
  file: string,
  shelf: ModelShelf,
  options: InstallOptions,
): Promise<Result<InstalledVersion, ElevatorError>> {
  const sums = await checksumsOf(file, options);
  const isRight = await judgeChecksums(sums, options);
  if (!isRight.ok) return isRight;
  const archive = await readModelArchive(file);
  if (!archive.ok) return archive;
  const version = sums.sha256.slice(0, 12);
  const put = await putVersion({
    shelf,
    version,
    fill: (folder) => unpackInto(folder, file, archive.value, sums, options),
    tryModel: options.tryModel,
  });
  if (!put.ok) return put;
  const { source } = options.request;
  if (source.kind === 'address') await new KnownArchives(options.installedFolder).record(source.address, sums.sha256);
  return succeed({
    name: shelf.name,
    version,
    folder: shelf.link,
    sha256: sums.sha256,
    wasThere: put.value.wasThere,
    languages: options.request.languages,
  });
}

async function unpackInto(
  folder: string,
  file: string,
  archive: ModelArchive,
  sums: ArchiveSums,
  options: InstallOptions,
): Promise<Result<void, ElevatorError>> {
  const room = await judgeRoom(folder, archive.bytes);
  if (!room.ok) return room;
  const unpacked = await unpackModel(file, archive, folder, (bytes) =>
    options.onProgress?.('unpack', { bytes, total: archive.bytes }),
  );
  if (!unpacked.ok) return unpacked;
  options.onProgress?.('verify', { bytes: 0, total: archive.bytes });
  await writeInstallation(folder, sums, options);
  return succeed(undefined);
}

async function writeInstallation(folder: string, sums: ArchiveSums, options: InstallOptions): Promise<void> {
  const { request, timeOfDay } = options;
  const installation: Installation = {
    name: request.name,
    ...languagesToRecord(request.languages),
    source: request.source.kind === 'address' ? request.source.address : path.basename(request.source.file),
    archive: { sha256: sums.sha256, bytes: sums.bytes },
    licence: request.registered?.licence ?? null,
    installedAt: timeOfDay().toISOString(),
  };
  await writeFile(path.join(folder, installationFile), `${JSON.stringify(installation, null, 2)}\n`);
}

interface ArchiveSums {
  readonly sha256: string;
  readonly md5: string;
  readonly bytes: number;
}

async function checksumsOf(file: string, { onProgress }: InstallOptions): Promise<ArchiveSums> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  const { size } = await stat(file);
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    sha256.update(piece as Buffer);
    md5.update(piece as Buffer);
    bytes += (piece as Buffer).length;
    onProgress?.('check', { bytes, total: size });
  }
  return { sha256: sha256.digest('hex'), md5: md5.digest('hex'), bytes };
}

/** Against what the person, the publisher and the first installation say it is. */
async function judgeChecksums(sums: ArchiveSums, options: InstallOptions): Promise<Result<void, ElevatorError>> {
  const { request, installedFolder, sha256, isChangeAccepted = false } = options;
  const { registered, source } = request;
  const differs = (whose: string, expected: string, found: string): Result<never, ElevatorError> =>
    refuse(`the archive of ${request.name} is not the one ${whose}: expected ${expected}, found ${found}`);
  if (sha256 !== undefined && sha256.toLowerCase() !== sums.sha256)
    return differs('you named with --sha256', sha256, sums.sha256);
  if (source.kind !== 'address') return succeed(undefined);
  const isPublishers = registered !== null && registered.source === source.address;
  if (isPublishers && registered.sha256 !== undefined && registered.sha256 !== sums.sha256)
    return differs('its publisher names', registered.sha256, sums.sha256);
  if (isPublishers && registered.md5 !== undefined && registered.md5 !== sums.md5)
    return differs('its publisher names', `MD5 ${registered.md5}`, sums.md5);
  const known = await new KnownArchives(installedFolder).of(source.address);
  if (known !== null && known !== sums.sha256 && !isChangeAccepted)
    return differs(
      'that came from there at the first installation (if it was replaced on purpose, add --accept-changed)',
      known,
      sums.sha256,
    );
  return succeed(undefined);
}

async function judgeRoom(folder: string, bytes: number): Promise<Result<void, ElevatorError>> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free > bytes) return succeed(undefined);
  const message = `${folder}: the model needs ${megabytes(bytes)}, ${megabytes(free)} are free`;
  return fail(new ElevatorError('ELV-SPEECH-014', message));
}

function refuse(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-012', message));
}
