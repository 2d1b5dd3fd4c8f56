import { effect, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { inPageLanguage, text } from '../messages/language.js';
import { connection, lift, station } from '../state/site-state.js';

const answered = signal('');
const arrived = signal('');
const limited = signal('');

/** Kept apart from the view: repeating what was said already on every change would talk the visitor to death. */
effect(() => {
  const answer = station.value?.answer ?? null;
  answered.value = answer === null ? '' : inPageLanguage(answer.text);
});
effect(() => {
  const car = lift.value;
  const landing = station.value?.landing ?? null;
  // Who waits at a landing is told of the car when it is there.
  const concerns = car !== null && (landing === null || landing.floor === car.nearestFloor);
  arrived.value = concerns && car.doors === 'open' ? text.value.arrived(car.nearestFloor) : '';
});

let toldNotices: readonly string[] = [];
let isVoiceOff = false;

/** Notices when they come, not again with every other one; that voice is back is said only to those who heard that it was off. */
effect(() => {
  const car = station.value;
  // The banner says so, and at once.
  if (car === null || connection.value === 'lost') return;
  const notices = car.notices.map(inPageLanguage);
  const news = notices.filter((notice) => !toldNotices.includes(notice));
  toldNotices = notices;
  const isBack = isVoiceOff && car.availability === 'ready';
  isVoiceOff = car.availability !== 'ready' && (isVoiceOff || notices.length > 0);
  if (news.length > 0) limited.value = news.join(' ');
  else if (isBack) limited.value = text.value.availability.ready;
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
