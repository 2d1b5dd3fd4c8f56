import type { ButtonId, Station } from '../../../config/index.js';
import { silentLog, VirtualClock, type Clock } from '../../../config/kernel/index.js';
import { createStationService } from '../../../controller/adapters/station-service.js';
import type { StationService } from '../../../controller/adapters/station-service.types.js';
import { defaultWiringLimits } from '../../../controller/domain/wiring/wiring.types.js';
import type { Answer } from '../../../controller/api/contract/view.schema.js';
import type { DoorHold, HoldOutcome, OwnCall, PressOutcome } from '../../../firmware-bridge/index.js';
import { FakeElevator } from '../fake-elevator.js';
import { FakeHearing } from '../fake-hearing.js';
import { messages } from '../messages.js';
import { FakeAudio } from '../station-bench.js';
import type { Stimulus } from './together.types.js';

/** A bridge that does nothing by itself: what becomes of each press and hold is said by the test. */
class WaitingElevator extends FakeElevator {
  readonly pressed: ButtonId[] = [];
  readonly settlePress = new Map<ButtonId, (outcome: PressOutcome) => void>();
  readonly pressedAgain: ButtonId[] = [];
  readonly settleTakeBack = new Map<ButtonId, (outcome: PressOutcome) => void>();
  settleHold: ((outcome: HoldOutcome) => void) | null = null;
  settleClose: ((outcome: PressOutcome) => void) | null = null;
  onHeld: (() => void) | null = null;
  holdsAsked = 0;
  closesAsked = 0;

  override press(button: ButtonId): Promise<PressOutcome> {
    this.pressed.push(button);
    return new Promise((resolve) => this.settlePress.set(button, resolve));
  }

  override takeBack({ button }: OwnCall): Promise<PressOutcome> {
    this.pressedAgain.push(button);
    return new Promise((resolve) => this.settleTakeBack.set(button, resolve));
  }

  override holdDoor({ onHeld, released }: DoorHold): Promise<HoldOutcome> {
    this.holdsAsked += 1;
    this.onHeld = onHeld;
    return new Promise((resolve) => {
      this.settleHold = resolve;
      released.addEventListener('abort', () => {
        resolve({ kind: 'released', heldMs: 0 });
      });
    });
  }

  override pressDoorClose(): Promise<PressOutcome> {
    this.closesAsked += 1;
    return new Promise((resolve) => {
      this.settleClose = resolve;
    });
  }
}

/** Ears that are not shut while a prompt is said, so that every utterance counts; that it ends is told. */
class OpenHearing extends FakeHearing {
  onPromptEnded: () => void = () => undefined;

  override setMuted(isMuted: boolean): void {
    if (!isMuted) this.onPromptEnded();
  }
}

/** No timer of a machine is ever due at the same instant as the end of a prompt. */
const promptMs = 800.37;

/** The station service itself, done to as the composed machines are. */
export class ServiceUnderTest {
  readonly clock = new VirtualClock();
  readonly elevator: WaitingElevator;
  readonly hearing: OpenHearing;
  readonly audio = new FakeAudio();
  readonly service: StationService;
  readonly answers: Answer[] = [];

  constructor(station: Station) {
    const clock: Clock = this.clock;
    this.elevator = new WaitingElevator(station, clock);
    this.hearing = new OpenHearing(station);
    this.service = createStationService({
      station,
      messages,
      site: { languages: ['zh'], timeZone: 'Asia/Shanghai' },
      elevatorIo: this.elevator,
      hearing: this.hearing,
      audio: this.audio,
      clock,
      log: silentLog,
      timeOfDay: () => new Date(Date.UTC(2026, 0, 1) + clock.now()),
      // Buttons that stay dark are pressed again and again here, without anybody suspecting their wires.
      wiringLimits: { ...defaultWiringLimits, pressesInTheDark: 1_000_000, timesAgain: 1_000_000 },
      prompts: { play: () => Promise.resolve({ durationMs: promptMs }) },
    });
    this.service.onAnswer((answer) => this.answers.push(answer));
  }

  /** Does it, and lets all that follows from it happen at this instant. */
  async take(stimulus: Stimulus): Promise<void> {
    this.#deliver(stimulus);
    await this.clock.advance(0);
  }

  #deliver(stimulus: Stimulus): void {
    const { elevator, hearing } = this;
    switch (stimulus.type) {
      case 'lamp':
        elevator.setLamp(stimulus.button, stimulus.lamp);
        break;
      case 'mode':
        elevator.setMode(stimulus.mode);
        break;
      case 'link.up':
        elevator.connect();
        break;
      case 'link.lost':
        elevator.loseLink();
        break;
      case 'begun':
        hearing.begin();
        break;
      case 'decided':
        hearing.decide(stimulus.decision, stimulus.decisionMs, stimulus.utterance);
        break;
      case 'press.settled':
        elevator.settlePress.get(stimulus.button)?.(stimulus.outcome);
        break;
      case 'takeBack.settled':
        elevator.settleTakeBack.get(stimulus.button)?.(stimulus.outcome);
        break;
      case 'door.held':
        elevator.onHeld?.();
        break;
      case 'hold.settled':
        elevator.settleHold?.(stimulus.outcome);
        break;
      case 'close.settled':
        elevator.settleClose?.(stimulus.outcome);
        break;
      case 'ears':
        this.#tellEars(stimulus.event);
        break;
      case 'shutdown':
        void this.service.stop();
        break;
      case 'timer':
      case 'prompt.ended':
        throw new Error('time is the business of the clock');
    }
  }

  #tellEars(event: Extract<Stimulus, { type: 'ears' }>['event']): void {
    if (event.type === 'audio.lost') this.audio.set({ kind: 'deaf', reason: event.reason });
    if (event.type === 'audio.flowing') this.audio.set({ kind: 'flowing' });
    if (event.type === 'recognizer.lost') this.hearing.lose(...event.languages);
    if (event.type === 'recognizer.ready') this.hearing.ready(...event.languages);
  }
}
