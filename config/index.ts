export { firstLanguage, type BoardSettings, type Floor, type FloorId, type ModeInput } from './site.js';
export type { Site, SpeechSettings, Station } from './site.js';
export { siteFileSchema, type SiteFile } from './site.schema.js';
export { languageData, type Language, type LanguageData, type Languages } from './language/language-data.js';
export { loadLanguages } from './language/load-languages.js';
export type { LanguageFile } from './language/language-file.schema.js';
export type { SentencesFile, SentenceTemplate } from './language/sentences-file.schema.js';
export { loadSite, parseSite, type SiteReading } from './load-site.js';
export type { SiteFault } from './site-fault.js';
