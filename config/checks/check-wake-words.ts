import type { FieldPath } from '../reading/field-path.js';
import { worthKnowing, type Finding } from '../reading/finding.js';
import type { StationDraft } from '../reading/site-draft.js';
import type { NameLanguages } from './check-names.js';

/** What the lift is called is heard in the languages of the site only. */
export function checkWakeWords(
  station: StationDraft,
  path: FieldPath,
  { heard, known }: NameLanguages,
): readonly Finding[] {
  if (heard === undefined || heard.includes(undefined)) return [];
  return Object.keys(station.vocabulary?.wakeWords ?? {}).flatMap((language) => {
    if (heard.includes(language) || !known.has(language)) return [];
    const title = `${known.get(language)?.nameInEnglish ?? ''} (${language})`;
    const message = `wake words in ${title} are never heard: site.languages does not list ${language}`;
    return [worthKnowing([...path, 'vocabulary', 'wakeWords', language], message)];
  });
}
