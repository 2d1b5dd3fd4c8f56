import { loadLanguages, loadSite, type Languages, type SiteFault, type SiteReading } from '../../config/index.js';
import { succeed, type Result } from '../../config/kernel/index.js';
import type { Folders } from './folders.js';

export interface SiteWithLanguages extends SiteReading {
  /** All there are, not only those of the site: a visitor may type a sentence in any of them. */
  readonly languages: Languages;
}

/** A site file judged against the languages there are; what a faulty language says comes before any site. */
export async function readSite(
  file: string,
  folders: Pick<Folders, 'languages'>,
): Promise<Result<SiteWithLanguages, readonly SiteFault[]>> {
  const languages = await loadLanguages(folders.languages);
  if (!languages.ok) return languages;
  const reading = await loadSite(file, languages.value);
  return reading.ok ? succeed({ ...reading.value, languages: languages.value }) : reading;
}
