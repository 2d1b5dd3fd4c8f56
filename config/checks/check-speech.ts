import type { Languages } from '../language/language-data.js';
import { worthKnowing, type Finding } from '../reading/finding.js';
import type { SiteDraft } from '../reading/site-draft.js';

/** Models for a language that nobody listens for are most likely meant for another one. */
export function checkSpeech(site: SiteDraft, languages: Languages): readonly Finding[] {
  const listed = site.site?.languages;
  if (listed === undefined || listed.includes(undefined)) return [];
  return Object.entries(site.speech?.models ?? {})
    .filter(([language, models]) => models !== undefined && languages.has(language) && !listed.includes(language))
    .map(([language]) => {
      const message = `these models are never used: site.languages does not list ${language}`;
      return worthKnowing(['speech', 'models', language], message);
    });
}
