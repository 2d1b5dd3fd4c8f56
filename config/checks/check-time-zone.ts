import { wrong, type Finding } from '../reading/finding.js';
import { nearestName } from '../reading/nearest-name.js';
import type { SiteDraft } from '../reading/site-draft.js';

/** A zone that the calendar of this machine does not know would leave nobody knowing what the time is at the site. */
export function checkTimeZone(site: SiteDraft['site']): readonly Finding[] {
  const { timeZone } = site ?? {};
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  const near = nearestName(timeZone, Intl.supportedValuesOf('timeZone'));
  const hint = near === null ? 'write its IANA name, such as Asia/Shanghai' : `did you mean "${near}"?`;
  return [wrong(['site', 'timeZone'], `there is no time zone "${timeZone}"; ${hint}`)];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
