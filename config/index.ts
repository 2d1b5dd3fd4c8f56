export type { BoardSettings, Floor, FloorId, ModeInput, Site, Station } from './site.js';
export { languages, siteFileSchema, type Language, type SiteFile } from './site.schema.js';
export { loadSite, parseSite, type SiteFault, type SiteReading } from './load-site.js';
