import { succeed, type Clock, type ElevatorError, type Result } from '../../../config/kernel/index.js';
import type { Site, SiteFault } from '../../../config/index.js';
import { shippedLibraryPath, surveyVocabulary, type SurveyedVocabulary } from '../../../speech/index.js';
import { modelFolders, type Folders } from '../folders.js';
import { tellFailure, type ExitCode, type Output } from '../output.js';
import { readSite } from '../read-site.js';
import { describeFault } from '../describe-fault.js';
import { explanationLine, explanationValue } from './vocabulary-explanation.js';
import { sentenceLine, sentenceValue, type StationHabits } from './vocabulary-sentence.js';
import { figuresValue, vocabularyTable } from './vocabulary-table.js';

export interface VocabularyOptions {
  readonly file: string;
  readonly json: boolean;
  /** How many sentences to list; 0: none. */
  readonly sentences: number;
  /** A text to explain. */
  readonly say: string | null;
  readonly folders: Folders;
  readonly output: Output;
  readonly clock: Clock;
}

/** Tells what a site listens for. A site that could not be started is refused as `check` does it. */
export async function vocabulary(options: VocabularyOptions): Promise<ExitCode> {
  const { file, json, sentences, say, output } = options;
  const survey = await surveyed(options);
  if (!survey.ok) {
    tellFailure(output, survey.failure);
    return 2;
  }
  const { faults, notices, vocabularies, habitsOf } = survey.value;
  if (faults.length > 0) {
    if (json) output.line(JSON.stringify({ file, isGood: false, faults }));
    else for (const fault of faults) output.error(describeFault(fault));
    return 2;
  }
  const firsts = vocabularies.filter(({ witness }) => witness === 'first');
  if (say !== null) explain(firsts, say, { ...options, habitsOf });
  else if (sentences > 0) list(firsts, { ...options, habitsOf });
  else if (json)
    for (const surveyedVocabulary of vocabularies) output.line(JSON.stringify(figuresValue(surveyedVocabulary)));
  else
    for (const line of [...vocabularyTable(vocabularies), ...notices.map((notice) => `note: ${notice}`)])
      output.line(line);
  return 0;
}

type HabitsOf = (stationId: string) => StationHabits;

interface Surveyed {
  readonly faults: readonly SiteFault[];
  readonly notices: readonly string[];
  readonly vocabularies: readonly SurveyedVocabulary[];
  readonly habitsOf: HabitsOf;
}

async function surveyed(options: VocabularyOptions): Promise<Result<Surveyed, ElevatorError>> {
  const { file, folders, clock, say, sentences } = options;
  // What a text means has nothing to do with how long a model takes to open.
  const isMeasured = say === null && sentences === 0;
  const reading = await readSite(file, folders);
  if (!reading.ok) return succeed({ faults: reading.failure, notices: [], vocabularies: [], habitsOf: habitsIn([]) });
  const { site, languages, locate } = reading.value;
  const survey = await surveyVocabulary({
    site,
    languages,
    folders: modelFolders(folders),
    cacheFolder: folders.grammars,
    library: isMeasured ? (site.speech?.voskLibraryPath ?? shippedLibraryPath()) : null,
    clock,
  });
  if (!survey.ok) return survey;
  const faults = survey.value.faults.map((fault) => ({
    severity: 'error' as const,
    file,
    ...locate(fault.field),
    ...fault,
  }));
  return succeed({ ...survey.value, faults, habitsOf: habitsIn(site.stations) });
}

function habitsIn(stations: Site['stations']): HabitsOf {
  const takingBack = new Set(
    stations.flatMap((station) => (station.kind === 'car' && station.cancel !== null ? [station.id] : [])),
  );
  return (stationId) => ({ takesCallsBack: takingBack.has(stationId) });
}

interface Telling extends Pick<VocabularyOptions, 'json' | 'sentences' | 'output'> {
  readonly habitsOf: HabitsOf;
}

function explain(vocabularies: readonly SurveyedVocabulary[], text: string, { json, output, habitsOf }: Telling): void {
  for (const { station, language, explain: explainText } of vocabularies) {
    const explanation = explainText(text);
    if (json) output.line(JSON.stringify({ station, language, text, ...explanationValue(explanation) }));
    else output.line(`${station}, ${language}: ${explanationLine(explanation, habitsOf(station))}`);
  }
}

function list(vocabularies: readonly SurveyedVocabulary[], { json, sentences, output, habitsOf }: Telling): void {
  for (const { station, language, sentences: cheapest } of vocabularies) {
    if (!json) output.line(`${station}, ${language}: the ${sentences} likeliest sentences`);
    for (const sentence of cheapest(sentences))
      output.line(
        json
          ? JSON.stringify({ station, language, ...sentenceValue(sentence) })
          : sentenceLine(sentence, habitsOf(station)),
      );
  }
}
