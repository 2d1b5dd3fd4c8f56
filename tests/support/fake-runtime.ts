import { fail, Listeners, succeed, type Result, type Unsubscribe } from '../../config/kernel/index.js';
import type { FaultRequest, PressRequest, SayRequest } from '../../controller/api/contract/requests.schema.js';
import type {
  ChainEntry,
  LiftView,
  LiveMessage,
  SceneView,
  SiteView,
  StationView,
} from '../../controller/api/contract/view.schema.js';
import type { BrowserMicrophone, RuntimeFailure, SiteRuntime } from '../../controller/api/site-runtime.types.js';
import { fakeSiteView } from './fake-runtime-view.js';

const noSuchStation = fail({ reason: 'notFound', message: 'There is no such station.' } as const);

/** A running site without lift, board or speech: it does what it is told, remembers what it was asked, and tells its listeners. */
export class FakeRuntime implements SiteRuntime {
  readonly #changes = new Listeners<LiveMessage>();
  readonly said: SayRequest[] = [];
  readonly pressed: PressRequest[] = [];
  readonly faults: FaultRequest[] = [];
  readonly heardSamples: Int16Array[] = [];
  readonly prompts = new Map<string, Uint8Array>();
  readonly passengers = new Map<string, Uint8Array>();
  /** Set to make the next operation fail. */
  failure: RuntimeFailure | null = null;
  isMicrophoneOpen = false;
  isPressRecorded = true;
  listeners = 0;
  #view: SiteView;

  constructor(view: SiteView = fakeSiteView()) {
    this.#view = view;
  }

  view(): SiteView {
    return this.#view;
  }

  stations(): StationView[] {
    return this.#view.stations;
  }

  get station(): StationView {
    return this.#view.stations[0]!;
  }

  get lift(): LiftView {
    return this.#scene(this.station.id).lift!;
  }

  onChange(listener: (message: LiveMessage) => void): Unsubscribe {
    this.listeners += 1;
    const remove = this.#changes.add(listener);
    return () => {
      this.listeners -= 1;
      remove();
    };
  }

  /** Keeps the view in step and tells everybody, as the real one does. */
  emit(change: LiveMessage): void {
    if (change.type === 'station') {
      const { station } = change;
      const stations = this.#view.stations.map((each) => (each.id === station.id ? station : each));
      this.#view = { ...this.#view, stations };
    }
    if (change.type === 'lift') this.#changeScene(change.station, { lift: change.lift });
    if (change.type === 'chain' && this.#view.scenes[change.station] !== undefined)
      this.#changeScene(change.station, { chain: [...this.#scene(change.station).chain, change.entry] });
    this.#changes.emit(change);
  }

  changeStation(changes: Partial<StationView>): void {
    this.emit({ type: 'station', station: { ...this.station, ...changes } });
  }

  metrics(): Promise<{ readonly text: string; readonly contentType: string }> {
    return Promise.resolve({ text: '# nothing is counted\n', contentType: 'text/plain; version=0.0.4' });
  }

  events(station: string, after: number, limit: number): Promise<Result<readonly ChainEntry[], RuntimeFailure>> {
    if (station !== this.station.id) return Promise.resolve(noSuchStation);
    const events = this.#scene(station).chain.filter(({ sequence }) => sequence > after);
    return Promise.resolve(succeed(events.slice(0, limit)));
  }

  passengerSound(id: string): Uint8Array | null {
    return this.passengers.get(id) ?? null;
  }

  isRecorded(): boolean {
    return this.isPressRecorded;
  }

  preparedPrompts(): { ready: number; total: number } {
    return { ready: 3, total: 4 };
  }

  prompt(id: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.prompts.get(id) ?? null);
  }

  say(request: SayRequest): Promise<Result<{ readonly durationMs: number }, RuntimeFailure>> {
    this.said.push(request);
    return Promise.resolve(this.#answer(request.station, { durationMs: 1200 }));
  }

  press(request: PressRequest): Result<null, RuntimeFailure> {
    this.pressed.push(request);
    const answer = this.#answer(request.station, null);
    if (answer.ok && 'floor' in request) this.light(request.floor);
    return answer;
  }

  light(floor: string): void {
    const floors = this.station.floors.map((each) => (each.id === floor ? { ...each, lamp: 'lit' as const } : each));
    this.changeStation({ floors });
  }

  fault(request: FaultRequest): Result<null, RuntimeFailure> {
    this.faults.push(request);
    return this.#answer(request.station, null);
  }

  openMicrophone(station: string): Result<BrowserMicrophone, RuntimeFailure> {
    if (station !== this.station.id) return noSuchStation;
    if (this.isMicrophoneOpen) return fail({ reason: 'notPossible', message: 'Another microphone is open.' });
    this.isMicrophoneOpen = true;
    return succeed({
      push: (samples) => this.heardSamples.push(samples),
      close: () => {
        this.isMicrophoneOpen = false;
      },
    });
  }

  #scene(station: string): SceneView {
    return this.#view.scenes[station]!;
  }

  #changeScene(station: string, changes: Partial<SceneView>): void {
    const scenes = { ...this.#view.scenes, [station]: { ...this.#scene(station), ...changes } };
    this.#view = { ...this.#view, scenes };
  }

  #answer<Value>(station: string, value: Value): Result<Value, RuntimeFailure> {
    if (this.#view.scenes[station] === undefined) return noSuchStation;
    return this.failure === null ? succeed(value) : fail(this.failure);
  }
}
