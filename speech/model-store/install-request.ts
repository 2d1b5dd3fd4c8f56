import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { languagesOfName } from './languages-of-model.js';
import { isModelName } from './model-folders.js';
import type { ModelRegistry, RegisteredModel } from './model-registry.js';

/** What a person asked to install, understood. */
export interface InstallRequest {
  readonly name: string;
  /** None: nobody said. */
  readonly languages: readonly string[];
  readonly source:
    { readonly kind: 'address'; readonly address: string } | { readonly kind: 'file'; readonly file: string };
  readonly registered: RegisteredModel | null;
}

export interface InstallWish {
  /** A name of the registry, an http(s) address, or a ZIP file. */
  readonly what: string;
  /** Folder name of the model; default: the registry's, or the file name without its extension. */
  readonly name?: string | undefined;
  readonly language?: string | undefined;
}

/** Tells names, addresses and files apart. */
export async function readInstallWish(
  wish: InstallWish,
  registry: ModelRegistry,
): Promise<Result<InstallRequest, ElevatorError>> {
  const { what } = wish;
  const registered = registry.models.find((model) => model.name === what || model.source === what) ?? null;
  if (registered !== null) return fromRegistry(registered, wish);
  const isAddress = /^https?:\/\//u.test(what);
  if (!isAddress && !(await isFile(what))) {
    const known = registry.models.filter(({ source, graph }) => source !== 'embedded' && graph === 'dynamic');
    return refuse(
      `"${what}" is no file, no http(s) address and no name of the registry: ${known.map(({ name }) => name).join(', ')}`,
    );
  }
  const name = wish.name ?? nameOf(isAddress ? new URL(what).pathname : what);
  if (!isModelName(name))
    return refuse(
      `"${name}" can't be the name of a model folder; give one with --name (letters, digits, dot, hyphen, underscore)`,
    );
  const own = registry.models.find((model) => model.name === name) ?? null;
  if (own?.source === 'embedded') return refuse(`${name} is embedded already; give another name with --name`);
  const known = own?.languages ?? languagesOfName(name, registry.models);
  const languages = wish.language === undefined ? known : [wish.language];
  const source = isAddress ? ({ kind: 'address', address: what } as const) : ({ kind: 'file', file: what } as const);
  return succeed({ name, languages, source, registered: own });
}

function fromRegistry(registered: RegisteredModel, wish: InstallWish): Result<InstallRequest, ElevatorError> {
  const { name, source, graph } = registered;
  if (source === 'embedded') return refuse(`${name} is embedded; there is nothing to install`);
  if (graph === 'static') {
    const why = 'has a static graph (HCLG.fst): it hears open speech only and takes no grammar';
    return refuse(`${name} ${why}. Use a small model or one whose name ends in -lgraph`);
  }
  const address = { kind: 'address', address: source } as const;
  const languages = wish.language === undefined ? registered.languages : [wish.language];
  return succeed({ name: wish.name ?? name, languages, source: address, registered });
}

/** `https://…/vosk-model-x.zip` and `dir/vosk-model-x.zip` both are vosk-model-x. */
function nameOf(place: string): string {
  return path.basename(place).replace(/\.(?:zip|whl)$/iu, '');
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function refuse(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-012', message));
}
