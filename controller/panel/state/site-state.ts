import { computed, signal } from '@preact/signals';
import type {
  LiftView,
  LiveMessage,
  PassengerView,
  PromptView,
  SceneView,
  SiteView,
  StationView,
} from '../../api/contract/view.schema.js';
import { liftOutOfSight, stationOutOfSight } from './out-of-sight.js';

/** What the server last said; null before the first view. */
export const site = signal<SiteView | null>(null);
export const connection = signal<'connecting' | 'open' | 'lost'>('connecting');

/** While it is lost, what the server last said is old: nothing of it is shown as going on. */
const isLost = computed(() => connection.value === 'lost');

/** Id of the station that the visitor looks at; null, or one that the site has not: the first. */
export const chosenStation = signal(new URLSearchParams(location.search).get('station'));

/** Kept in the address, so that a reload or a link to a colleague shows the same station. */
export function chooseStation(id: string): void {
  chosenStation.value = id;
  const address = new URL(location.href);
  address.searchParams.set('station', id);
  history.replaceState(null, '', address);
}

/** One station at a time: one car or one landing, one display. */
export const station = computed<StationView | null>(() => {
  const stations = site.value?.stations ?? [];
  const seen = stations.find(({ id }) => id === chosenStation.value) ?? stations[0] ?? null;
  return seen !== null && isLost.value ? stationOutOfSight(seen) : seen;
});

const emptyScene: SceneView = { lift: null, chain: [], examples: {} };

/** What goes on around it. */
export const scene = computed<SceneView>(() => {
  const seen = site.value?.scenes[station.value?.id ?? ''] ?? emptyScene;
  return isLost.value && seen.lift !== null ? { ...seen, lift: liftOutOfSight(seen.lift) } : seen;
});

export const lift = computed<LiftView | null>(() => scene.value.lift);

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
      changeScene(view, message.station, () => ({ lift: message.lift }));
      break;
    case 'chain':
      changeScene(view, message.station, ({ chain }) => ({ chain: [...chain, message.entry].slice(-longestChain) }));
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

function changeScene(view: SiteView, id: string, change: (scene: SceneView) => Partial<SceneView>): void {
  const before = view.scenes[id] ?? emptyScene;
  site.value = { ...view, scenes: { ...view.scenes, [id]: { ...before, ...change(before) } } };
}
