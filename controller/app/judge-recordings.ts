import { nearestName, type Languages, type Site, type SiteFault, type SiteReading } from '../../config/index.js';
import { sampleRate, withoutCode } from '../../config/kernel/index.js';
import { findRecordings, recordedSound, SoundCache, type Recordings } from '../../speech/index.js';
import { Messages } from '../domain/messages/messages.js';
import { promptPlan } from '../domain/messages/prompt-plan.js';
import { recordingScript, type ScriptLine } from '../domain/messages/recording-script.js';
import type { Folders } from './folders.js';

export interface RecordingsJudgement {
  /** null: the site names no folder, or it can't be read. */
  readonly recordings: Recordings | null;
  /** What could be recorded. */
  readonly script: readonly ScriptLine[];
  /** What forbids a start: one sentence each, with the file. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
  /** Seconds as played, by name, of the recordings that are good. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Listens into every recording of a site; those that were judged before are known from the cache. */
export async function judgeRecordings(
  site: Site,
  languages: Languages,
  folders: Pick<Folders, 'prompts'>,
): Promise<RecordingsJudgement> {
  const script = recordingScript(site, languages);
  const { folder, levelDbFs } = site.prompts;
  const nothing = { recordings: null, script, faults: [], warnings: [], seconds: new Map<string, number>() };
  if (folder === null) return nothing;
  const found = await findRecordings(folder);
  if (!found.ok) return { ...nothing, faults: [found.failure] };
  const recordings = found.value;
  const cache = new SoundCache(folders.prompts);
  const names = namesOf(site, languages, script);
  const faults = recordings.twice.map(([one, other]) => `${one} and ${other} are the same answer; delete one of them`);
  const warnings: string[] = [];
  const seconds = new Map<string, number>();
  for (const [name, path] of recordings.files) {
    const texts = names.get(name);
    if (texts === undefined) {
      warnings.push(`${path} is never played: ${whyStray(name, [...names.keys()])}`);
      continue;
    }
    if (texts.size > 1) faults.push(`${path} would have to say ${[...texts].map(quoted).join(' and ')}; delete it`);
    const sound = await recordedSound(path, cache, levelDbFs);
    if (sound.ok) seconds.set(name, sound.value.length / sampleRate);
    else faults.push(withoutCode(sound.failure.message));
  }
  return { recordings, script, faults, warnings, seconds };
}

/** Every name that an answer may ask for, with what has to be said under it; two stations may call one button differently. */
function namesOf(site: Site, languages: Languages, script: readonly ScriptLine[]): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, text: string): void => {
    names.set(name, (names.get(name) ?? new Set()).add(text));
  };
  for (const { name, text } of script) add(name, text);
  // Floors far above the top are not worth a line of the script, but whoever has recorded them is welcome.
  for (const { recordings } of promptPlan(site, new Messages(languages)))
    for (const name of recordings.flat()) if (!names.has(name)) add(name, '');
  return names;
}

function whyStray(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return `no answer of this site has the name ${name}${nearest === null ? '' : `; did you mean ${nearest}?`}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

/** What the judgement says about a site file: at the field that names the folder. */
export function recordingFaults(
  { faults, warnings }: RecordingsJudgement,
  { file, locate }: Pick<SiteReading, 'locate'> & { readonly file: string },
): readonly SiteFault[] {
  const field = 'prompts.folder';
  const place = { file, ...locate(field), field };
  return [
    ...faults.map((message) => ({ severity: 'error' as const, ...place, message })),
    ...warnings.map((message) => ({ severity: 'warning' as const, ...place, message })),
  ];
}

/** One line, where a folder is named: what a person says, and what is left to the synthetic voice. */
export function recordingReport({ recordings, script, seconds }: RecordingsJudgement): readonly string[] {
  if (recordings === null) return [];
  const pieces = script.filter(({ part }) => part !== 'whole');
  const recorded = pieces.filter(({ name }) => seconds.has(name)).length;
  const wholes = script.filter(({ part, name }) => part === 'whole' && seconds.has(name)).length;
  return [
    `recorded answers: ${recorded} of ${pieces.length} pieces and ${wholes} whole sentences; \`liftvoice prompts FILE\` lists them`,
  ];
}
