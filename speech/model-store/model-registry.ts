import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import Value from 'typebox/value';
import { parse } from 'yaml';
import { ElevatorError, fail, succeed, type Result } from '../../config/kernel/index.js';
import { modelNamePattern } from './model-folders.js';

const strict = { additionalProperties: false } as const;
const name = Type.String({ pattern: modelNamePattern });
const language = Type.String({ pattern: '^[a-z]{2,3}$' });

const registeredModel = Type.Object(
  {
    name,
    /** More than one where it hears them together. */
    languages: Type.Array(language, { minItems: 1, uniqueItems: true }),
    graph: Type.Union([Type.Literal('dynamic'), Type.Literal('static')]),
    /** `embedded`, or the publisher's address of a ZIP file. */
    source: Type.String({ pattern: '^(embedded|https://\\S+\\.zip)$' }),
    bytes: Type.Integer({ minimum: 1 }),
    md5: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
    sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    licence: Type.String({ minLength: 1 }),
    attribution: Type.String({ minLength: 1 }),
  },
  strict,
);

const registrySchema = Type.Object(
  {
    version: Type.Literal(1),
    defaults: Type.Record(language, Type.Array(name, { minItems: 1, maxItems: 2, uniqueItems: true })),
    models: Type.Array(registeredModel),
  },
  strict,
);

export type RegisteredModel = Static<typeof registeredModel>;

/** Which models are known by name, and which ones a language uses unless the site chooses: first witness, then the second. */
export type ModelRegistry = Static<typeof registrySchema>;

/** Reads `registry.yaml` of the folder of the embedded models. */
export async function readModelRegistry(embeddedFolder: string): Promise<Result<ModelRegistry, ElevatorError>> {
  const file = path.join(embeddedFolder, 'registry.yaml');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    return fail(new ElevatorError('ELV-SPEECH-010', `${file} cannot be read`, { cause, context: { file } }));
  }
  const registry = parseModelRegistry(text);
  if (registry.ok) return registry;
  const faults = registry.failure.map((fault) => `${file}: ${fault}`).join('\n');
  return fail(new ElevatorError('ELV-SPEECH-010', faults, { context: { file } }));
}

/** The same for text at hand; every fault is a sentence that names the field. */
export function parseModelRegistry(text: string): Result<ModelRegistry, readonly string[]> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    return fail([cause instanceof Error ? cause.message : String(cause)]);
  }
  if (!Value.Check(registrySchema, value)) {
    return fail(Value.Errors(registrySchema, value).map((error) => `${fieldOf(error.instancePath)}: ${error.message}`));
  }
  const faults = contradictions(value);
  return faults.length > 0 ? fail(faults) : succeed(value);
}

function contradictions({ defaults, models }: ModelRegistry): readonly string[] {
  const faults: string[] = [];
  const byName = new Map<string, RegisteredModel>();
  for (const [index, model] of models.entries()) {
    if (byName.has(model.name)) faults.push(`models[${index}].name: ${model.name} is listed twice`);
    byName.set(model.name, model);
  }
  for (const [language, names] of Object.entries(defaults)) {
    for (const [index, name] of names.entries()) {
      const field = `defaults.${language}[${index}]`;
      const model = byName.get(name);
      if (model === undefined) faults.push(`${field}: ${name} is not among the models`);
      else if (model.source !== 'embedded') faults.push(`${field}: ${name} is not embedded, so it may be absent`);
      else if (!model.languages.includes(language))
        faults.push(`${field}: ${name} is a model for ${model.languages.join(' and ')}`);
    }
  }
  return faults;
}

function fieldOf(pointer: string): string {
  return pointer === ''
    ? 'the file'
    : pointer
        .slice(1)
        .replaceAll(/\/(\d+)/gu, '[$1]')
        .replaceAll('/', '.');
}
