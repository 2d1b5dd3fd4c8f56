import type { SpeakerRow } from '../../../../speech/index.js';
import { plain, type Figure } from '../figures.js';
import { bareAccepted } from './measured-setting.js';
import { byUseAndLanguage, isJudged, placeText } from './place.js';
import { toldSpeakers, type ToldSpeaker } from './told-speakers.js';

/** A table of people, a line each, in quiet: in noise and where bare numbers are asked about stands in the report. */
export function speakerFigures(rows: readonly SpeakerRow[]): readonly Figure[] {
  const meant = rows.filter(
    (row) => isJudged(row) && row.condition === 'clean' && row.contestant === bareAccepted.contestant,
  );
  const told = toldSpeakers(meant.toSorted(byUseAndLanguage));
  const width = Math.max(0, ...told.map((row) => speakerText(row).length));
  return told.map((row) => {
    const of = (count: number): string => `${String(count).padStart(String(row.requests).length)} of ${row.requests}`;
    const what = `${placeText(row)}, ${bareAccepted.name}, ${speakerText(row).padEnd(width)}: wrong ${of(row.wrong)}, right or confirmable ${of(row.rightOrConfirmable)}, right ${of(row.right)}`;
    return plain(what, 'percent', (100 * row.right) / row.requests);
  });
}

function speakerText({ speaker, people }: Pick<ToldSpeaker, 'speaker' | 'people'>): string {
  if (speaker === null) return people === 1 ? 'others, 1 person' : `others, ${people} people`;
  return `speaker ${speaker || 'not named'}`;
}
