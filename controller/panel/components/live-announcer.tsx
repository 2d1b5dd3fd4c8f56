import { effect, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { inPageLanguage, text } from '../messages/language.js';
import { connection, site, station } from '../state/site-state.js';

const answered = signal('');
const arrived = signal('');
const limited = signal('');

/** Kept apart from the view: repeating what was said already on every change would talk the visitor to death. */
effect(() => {
  const answer = station.value?.answer ?? null;
  answered.value = answer === null ? '' : inPageLanguage(answer.text);
});
effect(() => {
  const lift = site.value?.lift ?? null;
  arrived.value = lift?.doors === 'open' ? text.value.arrived(lift.nearestFloor) : '';
});

/** What stands in the way of voice, when it changes; that it has gone is said only to those who heard that it was there. */
effect(() => {
  const car = station.value;
  // The banner says so, and at once.
  if (car === null || connection.value === 'lost') return;
  const notices = car.notices.map(inPageLanguage).join(' ');
  if (notices !== '') limited.value = notices;
  else if (limited.peek() !== '') limited.value = text.value.availability[car.availability];
});

/** The display for people who do not see it: answers, arrivals and what stands in the way, spoken by the screen reader when it has time. */
export function LiveAnnouncer(): VNode {
  return (
    <div class="visually-hidden">
      <p aria-live="polite">{answered.value}</p>
      <p aria-live="polite">{arrived.value}</p>
      <p aria-live="polite">{limited.value}</p>
    </div>
  );
}
