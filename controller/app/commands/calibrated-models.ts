import { nearestName } from '../../../config/index.js';
import { ElevatorError, fail, succeed, type Result } from '../../../config/kernel/index.js';
import { languagesHeardWith, languagesOfModel, listModels } from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';

/** By language: the models that were named for it, or none where those of the registry hear it. */
export type ModelsByLanguage = Readonly<Record<string, readonly string[]>>;

export interface CalibrationWish {
  /** First witness; null: the models that the language uses by default. */
  readonly name: string | null;
  readonly language?: string;
  /** Second witnesses, at most one for each language of the first; none: the model alone. */
  readonly second?: readonly string[];
  readonly folders: Folders;
}

/** Who is to listen. Thresholds are a model's, whatever language it hears: all of its languages listen. */
export async function modelsToCalibrate(wish: CalibrationWish): Promise<Result<ModelsByLanguage, ElevatorError>> {
  const { name, language, second = [] } = wish;
  const folders = modelFolders(wish.folders);
  if (name === null) {
    if (language === undefined) return refuse('Name a model, or a language with --language');
    if (second.length > 0) return refuse('Name the model that hears first as well: --second is asked after it');
    const together = await languagesHeardWith(language, folders);
    return succeed(Object.fromEntries(together.map((code) => [code, []])));
  }
  const listed = await allListed([name, ...second], wish.folders);
  if (!listed.ok) return listed;
  const own = await languagesOfModel(name, folders);
  if (own.length > 1 && language !== undefined)
    return refuse(`${name} hears ${own.join(' and ')}, and its thresholds are those of all: leave --language out`);
  const languages = language === undefined ? own : [language];
  if (languages.length === 0) return refuse(`Name the language of ${name} with --language`);
  const seconds = new Map<string, string>();
  for (const model of second) {
    const known = await languagesOfModel(model, folders);
    const free = languages.find((code) => !seconds.has(code) && (known.length === 0 || known.includes(code)));
    if (free === undefined) return refuse(`${model} is a second witness too many, or for another language`);
    seconds.set(free, model);
  }
  const lacking = languages.filter((code) => !seconds.has(code));
  if (second.length > 0 && lacking.length > 0)
    return refuse(`Name a second witness for ${lacking.join(' and ')} as well: the margins of two are chosen together`);
  return succeed(
    Object.fromEntries(
      languages.map((code) => {
        const asked = seconds.get(code);
        return [code, asked === undefined ? [name] : [name, asked]];
      }),
    ),
  );
}

/** A name that is mistyped has no language either: without this, people were asked for one. */
async function allListed(names: readonly string[], folders: Folders): Promise<Result<void, ElevatorError>> {
  const models = await listModels(modelFolders(folders));
  if (!models.ok) return models;
  const unknown = names.find((name) => models.value.every((model) => model.name !== name));
  if (unknown === undefined) return succeed(undefined);
  const here = models.value
    .filter(({ state }) => state === 'embedded' || state === 'installed')
    .map(({ name }) => name);
  const nearest = nearestName(unknown, here);
  const guess = nearest === null ? '' : `; did you mean ${nearest}?`;
  return refuse(`no model is called '${unknown}', there are ${here.join(', ')}${guess}`);
}

function refuse(message: string): Result<never, ElevatorError> {
  return fail(new ElevatorError('ELV-SPEECH-011', message));
}
