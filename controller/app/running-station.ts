import { callButtons, type Language, type Station } from '../../config/index.js';
import { fail, succeed, withoutCode, type Result } from '../../config/kernel/index.js';
import type { PushSource } from '../../speech/index.js';
import type { StationMeters } from '../adapters/station-meters.js';
import type { StationNotices } from '../adapters/station-notices.js';
import type { StationService } from '../adapters/station-service.types.js';
import type { FaultRequest, PressRequest, SayRequest, WiringFaultRequest } from '../api/contract/requests.schema.js';
import type { StationView } from '../api/contract/view.schema.js';
import type { BrowserMicrophone, RuntimeFailure } from '../api/site-runtime.types.js';
import type { Simulation } from '../../simulator/index.js';

const notSimulated: RuntimeFailure = {
  reason: 'notSimulated',
  message: 'Only the simulator does this: start with --simulate.',
};

export interface RunningStationOptions {
  readonly service: StationService;
  /** null: a real lift. */
  readonly simulation: Simulation | null;
  readonly browserMicrophone: PushSource | null;
  readonly meters: StationMeters;
  readonly notices: StationNotices;
  /** Of the site's first language where none is named. */
  readonly killRecognizer: (language: Language | undefined) => void;
  /** Link and sound come up. */
  readonly start: () => void;
}

/** One station at work, with what a visitor of the simulator may do to it. A real lift refuses all of these. */
export class RunningStation {
  readonly service: StationService;
  readonly simulation: Simulation | null;
  readonly meters: StationMeters;
  readonly notices: StationNotices;
  readonly #browserMicrophone: PushSource | null;
  readonly #killRecognizer: (language: Language | undefined) => void;
  readonly #start: () => void;
  #isMicrophoneTaken = false;

  constructor(options: RunningStationOptions) {
    const { service, simulation, browserMicrophone, meters, notices, killRecognizer, start } = options;
    this.service = service;
    this.simulation = simulation;
    this.meters = meters;
    this.notices = notices;
    this.#browserMicrophone = browserMicrophone;
    this.#killRecognizer = killRecognizer;
    this.#start = start;
    service.onChange((view) => {
      simulation?.letPassengersWait(isBusy(view));
    });
  }

  /** Once. */
  start(): void {
    this.#start();
  }

  async say(request: SayRequest): Promise<Result<{ readonly durationMs: number }, RuntimeFailure>> {
    if (this.simulation === null) return fail(notSimulated);
    const spoken = await ('clip' in request
      ? this.simulation.play(request.clip)
      : this.simulation.say(speechOf(request)));
    return spoken.ok
      ? succeed({ durationMs: spoken.value })
      : fail({ reason: 'notPossible', message: withoutCode(spoken.failure.message) });
  }

  press(request: PressRequest): Result<null, RuntimeFailure> {
    if (this.simulation === null) return fail(notSimulated);
    const { station } = this.service;
    const button = 'floor' in request ? request.floor : request.direction;
    const isOfItsKind = 'floor' in request === (station.kind === 'car');
    if (!isOfItsKind || !callButtons(station).some(({ id }) => id === button)) {
      return fail({ reason: 'notFound', message: `There is no button ${button}.` });
    }
    this.simulation.pressButton(button);
    return succeed(null);
  }

  fault(request: FaultRequest): Result<null, RuntimeFailure> {
    const { simulation } = this;
    if (simulation === null) return fail(notSimulated);
    if ('button' in request) return breakWires(simulation, this.service.station, request);
    switch (request.fault) {
      case 'boardUnplugged':
        simulation.unplugBoard();
        break;
      case 'boardPlugged':
        simulation.plugBoard();
        break;
      case 'recognizerKilled':
        this.#killRecognizer(request.language);
        break;
      case 'inputsAllClosed':
      case 'inputsAllOpen':
        simulation.breakWiring({ kind: request.fault });
        break;
      case 'alarmAnswered':
        simulation.answerAlarm();
        break;
      case 'wiringMended':
        simulation.mendWiring();
        break;
      case 'somebodyComes':
      case 'everybodyLeaves':
        simulation.setPresence(request.fault === 'somebodyComes');
        break;
      case 'fire':
      case 'firefighter':
      case 'earthquake':
      case 'inspection':
      case 'outOfService':
      case 'normal':
        simulation.setMode(request.fault);
    }
    return succeed(null);
  }

  openMicrophone(): Result<BrowserMicrophone, RuntimeFailure> {
    const source = this.#browserMicrophone;
    if (source === null) return fail(notSimulated);
    if (this.#isMicrophoneTaken) {
      return fail({ reason: 'notPossible', message: 'Another page is the microphone of this station already.' });
    }
    this.#isMicrophoneTaken = true;
    let isOpen = true;
    return succeed({
      push: (samples) => {
        source.push(samples);
      },
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        this.#isMicrophoneTaken = false;
        source.disconnect();
      },
    });
  }
}

function breakWires(
  simulation: Simulation,
  station: Station,
  { fault, button, other = button }: WiringFaultRequest,
): Result<null, RuntimeFailure> {
  const buttons = callButtons(station);
  const missing = [button, other].find((wanted) => buttons.every(({ id }) => id !== wanted));
  if (missing !== undefined) return fail({ reason: 'notFound', message: `There is no button ${missing}.` });
  if (fault !== 'lampsSwapped') simulation.breakWiring({ kind: fault, button });
  else if (other !== button) simulation.breakWiring({ kind: fault, button, other });
  else return fail({ reason: 'notPossible', message: 'Name the other button whose lamp it is swapped with.' });
  return succeed(null);
}

/** The station speaks, or deals with what was said before: who has manners lets it finish, and is not talking to shut ears. */
function isBusy({ isSpeaking, dialogue }: StationView): boolean {
  return isSpeaking || dialogue === 'hearing' || dialogue === 'deciding' || dialogue === 'acting';
}

function speechOf({ text, language, voice }: Exclude<SayRequest, { clip: string }>): {
  text: string;
  language?: Language;
  voice?: number;
} {
  return { text, ...(language === undefined ? {} : { language }), ...(voice === undefined ? {} : { voice }) };
}
