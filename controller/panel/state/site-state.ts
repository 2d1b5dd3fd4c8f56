import { computed, signal } from '@preact/signals';
import type { LiveMessage, PassengerView, PromptView, SiteView, StationView } from '../../api/contract/view.schema.js';
import { liftOutOfSight, stationOutOfSight } from './out-of-sight.js';

/** What the server last said; null before the first view. */
export const site = signal<SiteView | null>(null);
export const connection = signal<'connecting' | 'open' | 'lost'>('connecting');

/** While it is lost, what the server last said is old: nothing of it is shown as going on. */
const isLost = computed(() => connection.value === 'lost');

/** This page shows the first station: one car, one display. */
export const station = computed<StationView | null>(() => {
  const seen = site.value?.stations[0] ?? null;
  return seen !== null && isLost.value ? stationOutOfSight(seen) : seen;
});

export const lift = computed<SiteView['lift']>(() => {
  const seen = site.value?.lift ?? null;
  return seen !== null && isLost.value ? liftOutOfSight(seen) : seen;
});

/** Entries of the log the page keeps; the server holds the rest. */
const longestChain = 120;
const promptListeners = new Set<(prompt: PromptView) => void>();
const passengerListeners = new Set<(passenger: PassengerView) => void>();

export function onPrompt(listener: (prompt: PromptView) => void): void {
  promptListeners.add(listener);
}

export function onPassenger(listener: (passenger: PassengerView) => void): void {
  passengerListeners.add(listener);
}

/** Applies one message of the live socket. A change that comes before any view belongs to no site and is dropped. */
export function applyMessage(message: LiveMessage): void {
  if (message.type === 'view') {
    site.value = message.view;
    return;
  }
  const view = site.value;
  if (view === null) return;
  switch (message.type) {
    case 'station': {
      const stations = view.stations.map((each) => (each.id === message.station.id ? message.station : each));
      site.value = { ...view, stations };
      break;
    }
    case 'meters': {
      const { station: id, meters } = message;
      const stations = view.stations.map((each) => (each.id === id ? { ...each, meters } : each));
      site.value = { ...view, stations };
      break;
    }
    case 'lift':
      if (message.station !== station.value?.id) break;
      site.value = { ...view, lift: message.lift };
      break;
    case 'chain':
      if (message.station !== station.value?.id) break;
      site.value = { ...view, chain: [...view.chain, message.entry].slice(-longestChain) };
      break;
    case 'prompt':
      if (message.prompt.station !== station.value?.id) break;
      for (const listener of promptListeners) listener(message.prompt);
      break;
    case 'passenger':
      if (message.passenger.station !== station.value?.id) break;
      for (const listener of passengerListeners) listener(message.passenger);
      break;
    case 'alive':
      break;
  }
}
