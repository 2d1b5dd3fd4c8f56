import { weekdays, type Floor, type VoiceHours, type Weekday } from '../../config/index.js';

/** What the clock on the wall says at the site. */
export interface LocalTime {
  readonly weekday: Weekday;
  /** HH:MM, from 00:00 to 23:59. */
  readonly time: string;
}

/** Before Liftvoice was: a machine that has lost its clock begins here, and knows neither the day nor the hour. */
const earliestCredible = Date.UTC(2026, 0, 1);

/** @returns null where the machine's clock can't be right */
export function localTime(at: Date, timeZone: string): LocalTime | null {
  if (!(at.getTime() >= earliestCredible)) return null;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = weekdays.find((day) => day === parts['weekday']?.toLowerCase());
  return weekday === undefined ? null : { weekday, time: `${parts['hour']}:${parts['minute']}` };
}

/**
 * May the floor be called by voice now? Unknown means no.
 *
 * @param now null: nobody knows what time it is
 */
export function isWithinVoiceHours({ voiceHours }: Pick<Floor, 'voiceHours'>, now: LocalTime | null): boolean {
  if (voiceHours === undefined) return true;
  return now !== null && voiceHours.some((hours) => holds(hours, now));
}

/** Times of day are compared as they are written: hours and minutes have two digits each. */
function holds({ days, from, to }: VoiceHours, { weekday, time }: LocalTime): boolean {
  if (from < to) return days.includes(weekday) && from <= time && time < to;
  return (days.includes(weekday) && from <= time) || (days.includes(dayBefore(weekday)) && time < to);
}

function dayBefore(weekday: Weekday): Weekday {
  return weekdays.at(weekdays.indexOf(weekday) - 1) ?? weekday;
}
