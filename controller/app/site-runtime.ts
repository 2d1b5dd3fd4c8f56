import type { Simulation } from '../../simulator/index.js';
import { languageData, type Language, type Languages, type Site } from '../../config/index.js';
import { fail, succeed, type Listeners, type Result } from '../../config/kernel/index.js';
import type { SiteMetrics } from '../adapters/site-metrics.js';
import type { LiftView, LiveMessage, SceneView, SiteView } from '../api/contract/view.schema.js';
import type { RuntimeFailure, SiteRuntime } from '../api/site-runtime.types.js';
import { PassengerSounds } from './passenger-sounds.js';
import type { PromptPreparation } from './prompt-preparation.js';
import type { PromptShelf } from './prompt-shelf.js';
import type { RunningStation } from './running-station.js';
import { spokenExamples } from './spoken-examples.js';

export interface SiteRuntimeOptions {
  readonly site: () => Site;
  readonly languages: Languages;
  readonly stations: readonly RunningStation[];
  readonly shelf: PromptShelf;
  readonly preparation: PromptPreparation;
  readonly metrics: SiteMetrics;
  readonly changes: Listeners<LiveMessage>;
  /** The languages that each recogniser process hears. */
  readonly recognizers: () => readonly (readonly Language[])[];
  /** Whether a typed sentence can be spoken. */
  readonly maySpeakText: boolean;
  readonly isRecorded: () => boolean;
}

/** The running site as the HTTP side sees it. */
export function createSiteRuntime({
  site,
  languages,
  stations,
  shelf,
  preparation,
  metrics,
  changes,
  recognizers,
  maySpeakText,
  isRecorded,
}: SiteRuntimeOptions): SiteRuntime {
  const passengers = new PassengerSounds();
  for (const station of stations) publish(station, changes, passengers);
  const find = (id: string): Result<RunningStation, RuntimeFailure> => {
    const found = stations.find(({ service }) => service.station.id === id);
    return found === undefined ? fail({ reason: 'notFound', message: `There is no station ${id}.` }) : succeed(found);
  };
  return {
    view: () => viewOf({ site: site(), languages, stations, recognizers, maySpeakText }),
    stations: () => stations.map(({ service }) => service.view()),
    onChange: (listener) => changes.add(listener),
    events: async (id, after, limit) => {
      const station = find(id);
      return station.ok ? succeed(await station.value.service.events(after, limit)) : station;
    },
    preparedPrompts: () => preparation.progress,
    isRecorded,
    prompt: (id) => Promise.resolve(shelf.find(id)),
    passengerSound: (id) => passengers.find(id),
    metrics: async () => ({ text: await metrics.text(), contentType: metrics.contentType }),
    say: async (request) => {
      const station = find(request.station);
      return station.ok ? station.value.say(request) : station;
    },
    press: (request) => {
      const station = find(request.station);
      return station.ok ? station.value.press(request) : station;
    },
    fault: (request) => {
      const station = find(request.station);
      return station.ok ? station.value.fault(request) : station;
    },
    openMicrophone: (id) => {
      const station = find(id);
      return station.ok ? station.value.openMicrophone() : station;
    },
  };
}

function viewOf({
  site,
  languages,
  stations,
  recognizers,
  maySpeakText,
}: Omit<SiteRuntimeOptions, 'site' | 'shelf' | 'preparation' | 'metrics' | 'changes' | 'isRecorded'> & {
  readonly site: Site;
}): SiteView {
  const [first] = stations;
  const isSimulated = first !== undefined && first.simulation !== null;
  return {
    name: site.name,
    languages: [...site.languages],
    recognizers: recognizers().map((languages) => [...languages]),
    isSimulated,
    stations: stations.map(({ service }) => service.view()),
    scenes: Object.fromEntries(
      stations.map((station) => [station.service.station.id, sceneOf(station, site, languages)]),
    ),
    clips: (first?.simulation?.clips ?? []).map(({ id, language, label, shows, attribution }) => ({
      id,
      language,
      label: { ...label },
      shows: { ...shows },
      attribution: { ...attribution },
    })),
    maySpeakText: maySpeakText && isSimulated,
  };
}

function sceneOf(running: RunningStation, site: Site, languages: Languages): SceneView {
  const { service, simulation } = running;
  return {
    lift: simulation === null ? null : liftOf(simulation.lift),
    chain: [...service.recentEvents],
    examples: Object.fromEntries(
      site.languages.map((code) => [code, spokenExamples(service.inVoiceService, languageData(languages, code))]),
    ),
  };
}

/** The contract's lists are not read-only. */
function liftOf({ landings, calls, landingCalls, modes, closedContacts, ...lift }: Simulation['lift']): LiftView {
  return {
    ...lift,
    landings: [...landings],
    calls: [...calls],
    landingCalls: landingCalls.map((call) => ({ ...call })),
    modes: [...modes],
    closedContacts: [...closedContacts],
  };
}

function publish(
  { service, simulation, meters, notices }: RunningStation,
  changes: Listeners<LiveMessage>,
  passengers: PassengerSounds,
): void {
  service.onChange((station) => {
    changes.emit({ type: 'station', station });
  });
  meters.changes.add((reading) => {
    changes.emit({ type: 'meters', station: service.station.id, meters: reading });
  });
  notices.changes.add(() => {
    changes.emit({ type: 'station', station: service.view() });
  });
  service.onChain((entry) => {
    changes.emit({ type: 'chain', station: service.station.id, entry });
  });
  simulation?.onEvent((event) => {
    if (event.type === 'passenger.speaks')
      changes.emit({ type: 'passenger', passenger: passengers.keep(service.station.id, event.samples) });
    if (event.type !== 'lift.changed') return;
    changes.emit({ type: 'lift', station: service.station.id, lift: liftOf(event.lift) });
  });
}
