import { callButtons, type ButtonId } from '../config/index.js';
import type { Result, Unsubscribe } from '../config/kernel/index.js';
import { fail, Listeners } from '../config/kernel/index.js';
import type { ChannelOpener } from '../firmware-bridge/channel/byte-channel.js';
import type { CabinSound, NoiseUnder } from './passenger/cabin-sound.js';
import { createCabinSound } from './passenger/cabin-sound.js';
import { bundledClips, readClip } from './passenger/clips.js';
import { guessLanguage } from './passenger/guess-language.js';
import type { RelayChange } from './simulation-board.js';
import { BoardSocket } from './simulation-board.js';
import type { LiftStep, RunningLift } from './simulation-lift.js';
import { isSameView, viewOf } from './simulation-view.js';
import { buttonOfContact, buttonPlaces, contactChanges, inputBits, panelOf } from './simulation-wiring.js';
import type { LiftView, PassengerClip, Simulation, SimulationEvent, SimulationOptions } from './simulation.types.js';
import { FaultyWiring, type WiringFault } from './wiring-faults.js';
import type { ButtonEdge, ButtonPlace } from './world/buttons.js';
import { callsOf, isAtRest, type World } from './world/world.js';

/** A page is shown at most 25 views of the lift in a second. */
const viewPeriodMs = 40;
/** How long a finger stays on a button. */
const fingerMs = 200;
/** The emulator's clock may run this far ahead of ours (it works in slices) or behind it (its process was busy). */
const mostAheadMs = 100;
const mostBehindMs = 1000;

type Speech = Parameters<Simulation['say']>[0];
type Spoken = Result<number, { readonly message: string }>;

/** A station of a lift: the lift's world in real time, wired to the station's board, with passengers before its microphone. */
export function createSimulation(options: SimulationOptions): Simulation {
  return new LiftSimulation(options);
}

class LiftSimulation implements Simulation {
  readonly cabin: CabinSound;
  readonly clips: readonly PassengerClip[];
  readonly #options: SimulationOptions;
  readonly #lift: RunningLift;
  readonly #places: readonly ButtonPlace[];
  readonly #unfollow: Unsubscribe;
  readonly #socket: BoardSocket;
  readonly #events = new Listeners<SimulationEvent>();
  #view: LiftView;
  #viewedAtMs = -Infinity;
  /** Of the lift, as they went into the inputs. */
  #seenButtons: World['buttons'] | null = null;
  #seenMode: RunningLift['mode'] | null = null;
  readonly #wiring = new FaultyWiring();
  #isPresent = false;
  /** As the board holds them, and as they are: one that is welded stays closed. */
  #relays = 0n;
  #contacts = 0n;

  constructor(options: SimulationOptions) {
    this.#options = options;
    const { station, clock, log } = options;
    this.cabin = createCabinSound(clock);
    this.cabin.onSpeech((samples) => {
      this.#events.emit({ type: 'passenger.speaks', samples });
    });
    const clips = bundledClips();
    if (!clips.ok) log.warn({}, clips.failure.message);
    this.clips = clips.ok ? clips.value : [];
    this.#lift = options.lift;
    this.#places = buttonPlaces(station, this.#lift.world.building.landings);
    this.#unfollow = this.#lift.onStep((step) => {
      this.#followLift(step);
    });
    this.#socket = new BoardSocket(options.board, clock, log);
    this.#socket.onRelays((change) => {
      this.#followRelays(change);
    });
    this.#socket.onPlug((isPlugged) => {
      this.#events.emit({ type: 'board.changed', isPlugged });
    });
    this.#view = this.lift;
  }

  get boardOpener(): ChannelOpener {
    return this.#options.board.opener;
  }

  get boardNotice(): string | null {
    return this.#options.boardNotice;
  }

  get lift(): LiftView {
    return viewOf(this.#lift.world, this.#options.station, this.#contacts);
  }

  async say({ text, language = guessLanguage(text, this.#options.languages), voice = 0 }: Speech): Promise<Spoken> {
    const speak = this.#options.passengerVoice;
    if (speak === null) return fail({ message: 'No speech synthesiser is available for the simulated passenger.' });
    const speech = await speak({ text, language, voice });
    return speech.ok ? { ok: true, value: await this.playAudio(speech.value) } : speech;
  }

  async play(clipId: string): Promise<Spoken> {
    const clip = this.clips.find(({ id }) => id === clipId);
    if (clip === undefined) return fail({ message: `There is no recording '${clipId}'.` });
    const samples = await readClip(clip);
    return samples.ok ? { ok: true, value: await this.playAudio(samples.value) } : samples;
  }

  playAudio(samples: Int16Array, isPatient?: boolean): Promise<number> {
    return this.cabin.speak(samples, isPatient);
  }

  setNoise(noise: NoiseUnder | null): void {
    this.cabin.setNoise(noise);
  }

  letPassengersWait(areWaiting: boolean): void {
    this.cabin.letSpeakersWait(areWaiting);
  }

  pressButton(button: ButtonId): void {
    const index = callButtons(this.#options.station).findIndex(({ id }) => id === button);
    const atMs = this.#options.clock.now();
    this.#operate(index, { by: 'finger', isClosed: true, atMs });
    this.#operate(index, { by: 'finger', isClosed: false, atMs: atMs + fingerMs });
  }

  setMode(mode: Parameters<Simulation['setMode']>[0]): void {
    this.#lift.setMode(mode);
    this.#updateInputs();
  }

  setPresence(isPresent: boolean): void {
    this.#isPresent = isPresent;
    this.#updateInputs();
  }

  breakWiring(fault: WiringFault): void {
    this.#wiring.break(fault);
    this.#updateInputs();
  }

  mendWiring(): void {
    this.#wiring.mend();
    this.#moveContacts(this.#options.clock.now());
    this.#updateInputs();
  }

  answerAlarm(): void {
    this.#lift.answerAlarm();
  }

  unplugBoard(): void {
    this.#socket.unplug();
  }

  plugBoard(): void {
    void this.#socket.plug();
  }

  onEvent(listener: (event: SimulationEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  async start(): Promise<void> {
    this.#updateInputs();
    this.#lift.start();
    if (this.#isShown) this.cabin.start();
    await this.#socket.plug();
  }

  async stop(): Promise<void> {
    this.#unfollow();
    await this.cabin.stop();
    await this.#socket.stop();
    this.#events.clear();
  }

  get #isShown(): boolean {
    return this.#options.isShown ?? true;
  }

  #followRelays({ relays, atMs }: RelayChange): void {
    const nowMs = this.#options.clock.now();
    const edgeMs = Math.max(nowMs - mostBehindMs, Math.min(atMs, nowMs + mostAheadMs));
    this.#relays = relays;
    this.#moveContacts(edgeMs);
  }

  #moveContacts(edgeMs: number): void {
    const { station } = this.#options;
    const contacts = this.#relays | (this.#contacts & this.#weldedContacts());
    const changes = contactChanges(this.#contacts, contacts, station.board.relays);
    this.#contacts = contacts;
    const panel = panelOf(station, contacts);
    if (panel !== null) this.#lift.setPanel(panel);
    for (const { contact, isClosed } of changes) {
      this.#events.emit({ type: 'contact.changed', contact, isClosed, atMs: edgeMs });
      const button = buttonOfContact(station, contact);
      if (button !== null) this.#operate(button, { by: 'contact', isClosed, atMs: edgeMs });
    }
  }

  #weldedContacts(): bigint {
    const welded = callButtons(this.#options.station).filter(({ id }) => this.#wiring.isWelded(id));
    return welded.reduce((bits, { contact }) => bits | (1n << BigInt(contact - 1)), 0n);
  }

  #operate(button: number, edge: Omit<ButtonEdge, keyof ButtonPlace>): void {
    const place = this.#places[button];
    if (place !== undefined) this.#lift.operateButton({ ...place, ...edge });
  }

  #followLift({ world, events }: LiftStep): void {
    if (world.buttons !== this.#seenButtons || this.#lift.mode !== this.#seenMode) this.#updateInputs();
    for (const event of events) {
      if (event.type !== 'landing.reached') continue;
      const floor = world.building.landings[event.landing];
      if (floor !== undefined) this.#events.emit({ type: event.type, floor });
    }
    // A lift that comes to rest makes no further step in which it could be shown.
    const isDue = world.timeMs - this.#viewedAtMs >= viewPeriodMs || isAtRest(world);
    if (!this.#isShown || !isDue) return;
    const view = this.lift;
    if (isSameView(view, this.#view)) return;
    this.#view = view;
    this.#viewedAtMs = world.timeMs;
    this.#events.emit({ type: 'lift.changed', lift: view });
  }

  #updateInputs(): void {
    const { station } = this.#options;
    this.#seenButtons = this.#lift.world.buttons;
    this.#seenMode = this.#lift.mode;
    const calls = callsOf(this.#lift.world);
    const isLit = this.#wiring.lampsAtBoard(
      callButtons(station).map(({ id }) => id),
      this.#places.map(({ call, landing }) => calls[call][landing] === true),
    );
    const inputs = inputBits(station, { isLit, mode: this.#lift.mode, isPresent: this.#isPresent });
    this.#socket.setInputs(this.#wiring.inputsAtBoard(inputs, station.board.inputs));
  }
}
