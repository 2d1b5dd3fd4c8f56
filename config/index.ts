export type { BoardSettings, Floor, FloorId, ModeInput, Site, SpeechSettings, Station } from './site.js';
export { languages, siteFileSchema, type Language, type SiteFile } from './site.schema.js';
export { loadSite, parseSite, type SiteReading } from './load-site.js';
export type { SiteFault } from './site-fault.js';
