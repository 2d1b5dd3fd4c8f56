import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Type, type Static } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { parse } from 'yaml';
import type { Result } from '../../config/kernel/index.js';
import { fail, remembered, succeed } from '../../config/kernel/index.js';
import type { PassengerClip } from '../simulation.types.js';
import { readClipWav } from './clip-wav.js';

const textsSchema = Type.Record(Type.String({ pattern: '^[a-z0-9-]{2,20}$' }), Type.String({ minLength: 1 }), {
  minProperties: 1,
});
const clipListSchema = Type.Object(
  {
    clips: Type.Array(
      Type.Object({
        id: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
        language: Type.String({ pattern: '^[a-z0-9-]{2,20}$' }),
        label: Type.Union([Type.String({ minLength: 1 }), textsSchema], {
          description: 'What the person says; a long sentence is described, by language.',
        }),
        shows: textsSchema,
        attribution: textsSchema,
        file: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._-]+\\.wav$', description: 'Default: <id>.wav' })),
      }),
    ),
  },
  { description: 'clips.yaml; further fields (expected, licence, source) are for tests and for people.' },
);
type ClipList = Static<typeof clipListSchema>;

/** Where the recordings lie, beside this file in the sources as well as in the build. */
const clipsFolder = new URL('./clips/', import.meta.url);

/** The bundled recordings of people; read once, however many simulations there are. */
export const bundledClips = (): Clips => listedOnce(clipsFolder);

const listedOnce = remembered(listClips);

type Clips = Result<readonly PassengerClip[], { readonly message: string }>;

/** The recordings of a folder, as its clips.yaml lists them. */
export function listClips(folder: URL): Clips {
  let document: unknown;
  try {
    document = parse(readFileSync(new URL('clips.yaml', folder), 'utf8'));
  } catch (error) {
    return fail({ message: `clips.yaml cannot be read: ${error instanceof Error ? error.message : String(error)}` });
  }
  if (!isClipList(document)) {
    const [first] = Errors(clipListSchema, document);
    return fail({
      message: `clips.yaml${first === undefined ? '' : ` ${first.instancePath}`}: ${first?.message ?? ''}`,
    });
  }
  return succeed(
    document.clips.map(({ id, language, label, shows, attribution, file }) => ({
      id,
      language,
      label: typeof label === 'string' ? { [language]: label } : label,
      shows,
      attribution,
      file: fileURLToPath(new URL(file ?? `${id}.wav`, folder)),
    })),
  );
}

/** 16 kHz samples of a clip. */
export async function readClip(clip: PassengerClip): Promise<Result<Int16Array, { readonly message: string }>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(clip.file);
  } catch (error) {
    return fail({ message: `The recording '${clip.id}' cannot be read: ${String(error)}` });
  }
  const reading = readClipWav(bytes);
  return reading.ok ? reading : fail({ message: `The recording '${clip.id}' is ${reading.failure.message}.` });
}

function isClipList(document: unknown): document is ClipList {
  return Check(clipListSchema, document);
}
