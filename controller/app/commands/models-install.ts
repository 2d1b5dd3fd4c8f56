import type { Clock } from '../../../config/kernel/index.js';
import {
  installModel,
  readInstallWish,
  readModelRegistry,
  shippedLibraryPath,
  tryModel,
  type InstallOptions,
  type InstallStep,
  type InstallWish,
} from '../../../speech/index.js';
import type { Folders } from '../folders.js';
import type { ExitCode, Output } from '../output.js';

export interface ModelsInstallOptions extends InstallWish {
  readonly sha256?: string;
  readonly acceptChanged: boolean;
  /** libvosk of another place than the npm package. */
  readonly library?: string;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
  readonly timeOfDay: () => Date;
  readonly json: boolean;
}

/** Installs one model and says what is happening: on standard error for people, as JSON lines for programs. */
export async function installModels(options: ModelsInstallOptions): Promise<ExitCode> {
  const { folders, output, json, clock, timeOfDay } = options;
  const registry = await readModelRegistry(folders.models);
  const request = registry.ok ? await readInstallWish(options, registry.value) : registry;
  if (!request.ok) return tellFailure(request.failure, options, 2);
  const { source } = request.value;
  if (source.kind === 'address' && source.address.startsWith('http:') && options.sha256 === undefined)
    output.error(
      'Note: this address is not encrypted, so whoever is in between could send another file; name its checksum with --sha256.',
    );
  const installed = await installModel({
    request: request.value,
    installedFolder: folders.installedModels,
    clock,
    timeOfDay,
    sha256: options.sha256,
    isChangeAccepted: options.acceptChanged,
    onProgress: progressTeller(output, json),
    tryModel: trial(options.library ?? shippedLibraryPath(), clock, output),
  });
  if (!installed.ok) return tellFailure(installed.failure, options, 1);
  const { name, version, sha256, languages, wasThere } = installed.value;
  if (json) output.line(JSON.stringify({ event: 'installed', ...installed.value }));
  else {
    output.line(
      `${name} (${version}) is ${wasThere ? 'there already and ' : ''}in use; SHA-256 of its archive: ${sha256}`,
    );
    output.line(`It hears when a site file says so: speech: { models: { ${languages[0] ?? 'LANGUAGE'}: [${name}] } }`);
  }
  return 0;
}

/** Opens a model as the program will, where there is a libvosk. */
export function trial(library: string | null, clock: Clock, output: Output): InstallOptions['tryModel'] {
  if (library !== null) return (folder) => tryModel({ folder, library, clock });
  return () => {
    output.error('Note: no libvosk is here, so the model was looked at but not opened.');
    return Promise.resolve({ ok: true, value: undefined });
  };
}

const verbs: Readonly<Record<InstallStep, string>> = {
  download: 'Downloaded',
  check: 'Checked',
  unpack: 'Unpacked',
  verify: 'Verifying',
};

/** A line for every tenth part, or every 10 MB where nobody knows how much is coming. */
function progressTeller(output: Output, json: boolean): NonNullable<InstallOptions['onProgress']> {
  let told = '';
  return (step, { bytes, total }) => {
    const tenth = total === null ? Math.floor(bytes / 10e6) : Math.floor((bytes / Math.max(total, 1)) * 10);
    if (told === `${step} ${tenth}`) return;
    told = `${step} ${tenth}`;
    if (json) output.line(JSON.stringify({ event: 'progress', step, bytes, total }));
    else if (step === 'verify') output.error('Verifying ...');
    else
      output.error(
        `${verbs[step]} ${total === null ? `${(bytes / 1e6).toFixed(0)} MB` : `${tenth * 10} % of ${(total / 1e6).toFixed(1)} MB`}`,
      );
  };
}

function tellFailure(
  { code, message }: { readonly code: string; readonly message: string },
  { json, output }: ModelsInstallOptions,
  exitCode: ExitCode,
): ExitCode {
  if (json) output.line(JSON.stringify({ event: 'failed', code, message }));
  output.error(message);
  return exitCode;
}
