import { measureConfusions, shippedLibraryPath, type MeasuredConfusions } from '../../../speech/index.js';
import type { BenchParts } from './bench-parts.js';
import { modelFolders } from '../folders.js';
import { plain, type BenchmarkResult, type Figure } from './figures.js';
import { chooseRecordings } from './recognition/recognition-options.js';

export interface ConfusionsResult extends BenchmarkResult {
  /** As they stand in `sounds.yaml` of each language. */
  readonly confusions: readonly MeasuredConfusions[];
}

const progressEvery = 25;
/** So many are told to people; programs get all. */
const mostTold = 20;

/** Which sounds are heard for which: the costs of `confusions` in `sounds.yaml`. Only ever of development recordings. */
export async function confusions(parts: BenchParts): Promise<ConfusionsResult> {
  const { site, languages, folders, progress, recognition } = parts;
  const chosen = await chooseRecordings({ ...recognition, use: 'dev' });
  if (!chosen.ok) throw chosen.failure;
  const interruption = { isAsked: false };
  void parts.ended.then(() => {
    interruption.isAsked = true;
  });
  const measured = await measureConfusions({
    site,
    languages,
    folders: modelFolders(folders),
    cacheFolder: folders.grammars,
    libraryPath: site.speech?.voskLibraryPath ?? shippedLibraryPath() ?? '',
    recordings: chosen.value.recordings,
    isInterrupted: () => interruption.isAsked,
    onProgress: (done, model) => {
      if (done % progressEvery === 0) progress(`confusions: ${model}, ${done} recordings`);
    },
  });
  if (!measured.ok) throw measured.failure;
  return {
    name: 'confusions',
    how: `what the models of a language hear in recordings for development when any word may follow any other, sound by sound; costs in parts of a sound without likeness${interruption.isAsked ? '; interrupted before the end' : ''}`,
    figures: measured.value.flatMap(figuresOf),
    confusions: measured.value,
  };
}

function figuresOf({ language, utterances, substitutions, missing }: MeasuredConfusions): readonly Figure[] {
  const pairs = Object.entries(substitutions).flatMap(([one, others]) =>
    Object.entries(others).map(([other, cost]) => ({ what: `${one} and ${other}`, cost })),
  );
  const lost = Object.entries(missing).map(([sound, cost]) => ({ what: `${sound} and nothing`, cost }));
  const told = [...pairs, ...lost].toSorted((a, b) => a.cost - b.cost).slice(0, mostTold);
  return [
    plain(`${language}: utterances heard`, 'count', utterances),
    ...told.map(({ what, cost }) => plain(`${language}: ${what}`, 'ratio', cost)),
  ];
}
