import type { Floor, LandingCall } from '../../../config/index.js';
import type { AudioState } from '../../../config/kernel/index.js';
import type { LampState, LiftMode } from '../../../firmware-bridge/index.js';
import type { HearingDrift } from '../hearing-drift.js';
import type { ButtonReference, CallReference, FloorReference } from '../button-reference.js';
import type { Intent, RejectionReason } from '../../../speech/index.js';
import type { StationFault } from '../wiring/wiring.types.js';

type DeafReason = Extract<AudioState, { kind: 'deaf' }>['reason'];

/** A button with the numbers that stand on the terminals of the board. */
export type WiredButton = Floor | LandingCall;

/** What the page shows of a station in one language, besides its answers. A missing text is a compile error. */
export interface DisplayWords {
  /** Why voice is not available, or what is limited. */
  readonly notices: {
    readonly starting: string;
    readonly linkDown: string;
    readonly boardRefused: string;
    readonly mode: Readonly<Record<Exclude<LiftMode, 'normal'>, string>>;
    readonly deaf: Readonly<Record<DeafReason, string>>;
    /** @param others that are understood; at least one */
    readonly languageLost: (language: string, others: readonly string[]) => string;
    readonly speechLost: string;
    /** What the station does without, and what works instead. */
    readonly equipment: Readonly<
      Record<
        | 'noMicrophone'
        | 'noRecorder'
        | 'microphoneFails'
        | 'noVoice'
        | 'noLoudspeaker'
        | 'boardInProcess'
        | 'benchBoard',
        string
      >
    >;
    readonly loudspeakerSilent: string;
    readonly callsPaused: string;
    readonly pressesNotRecorded: string;
    readonly stopping: string;
    readonly siteFileRefused: string;
    readonly siteFileFault: (line: number, fault: string) => string;
    readonly siteFileMoreFaults: (count: number) => string;
    /** What is heard differs from the last weeks: today's figure and the usual one, with their units. */
    readonly drift: Readonly<Record<HearingDrift['kind'], (today: string, usual: string) => string>>;
    /** What is suspected of the wiring, what that means for voice, and what to look at. */
    readonly wiring: {
      readonly ofStation: Readonly<Record<StationFault['kind'], string>>;
      readonly lightsAnother: (button: WiredButton, other: WiredButton) => string;
    } & Readonly<
      Record<'staysDark' | 'contactWithoutEffect' | 'litTooLong' | 'lightsAgain', (button: WiredButton) => string>
    >;
  };
  /** Lines of the chain log. */
  readonly chain: {
    readonly heard: (text: string) => string;
    /** Stands for every utterance whose text is not kept. */
    readonly heardNoRequest: string;
    /** What cannot be called: the one thing that is kept of such a sentence. */
    readonly askedFor: (button: ButtonReference) => string;
    /** Stands for a request that came while voice is off: neither its words nor its floor are taken in. */
    readonly heardWhileOff: string;
    readonly acceptedFloors: (floors: readonly FloorReference[]) => string;
    readonly acceptedCall: (call: CallReference) => string;
    /** Of floors that were named; without one it is among `accepted`. */
    readonly acceptedCancel: (buttons: readonly ButtonReference[]) => string;
    readonly accepted: Readonly<Record<Exclude<Intent['kind'], 'floors' | 'landingCall'>, string>>;
    readonly uncertain: (buttons: readonly ButtonReference[]) => string;
    readonly rejected: Readonly<Record<RejectionReason, string>>;
    readonly pressed: (button: ButtonReference, contact: number) => string;
    readonly pressRefused: (button: ButtonReference) => string;
    readonly pressUnknown: (button: ButtonReference) => string;
    readonly refused: (button: ButtonReference) => string;
    readonly alreadyRegistered: (button: ButtonReference) => string;
    readonly unconfirmed: (button: ButtonReference) => string;
    readonly lamp: Readonly<Record<LampState, (button: ButtonReference) => string>>;
    readonly served: (button: ButtonReference) => string;
    readonly takenBack: (button: ButtonReference) => string;
    readonly stillRegistered: (button: ButtonReference) => string;
    readonly notTakenBack: (button: ButtonReference) => string;
    readonly doorHeld: (contact: number) => string;
    readonly doorLetGo: (contact: number) => string;
    readonly doorRefused: string;
    readonly doorUnknown: string;
    readonly doorClosePressed: (contact: number) => string;
    readonly alarmPressed: (contact: number) => string;
    readonly alarmRefused: string;
    readonly alarmUnknown: string;
    readonly mode: Readonly<Record<LiftMode, string>>;
    readonly linkUp: (firmware: string) => string;
    readonly linkLost: string;
    readonly wiringTrusted: (button: ButtonReference) => string;
    readonly inputsTrusted: string;
    readonly recognizerReady: (languages: readonly string[]) => string;
    readonly recognizerLost: (languages: readonly string[]) => string;
    /** Of the station's ears, where something has to open them. */
    readonly gateOpened: string;
    readonly gateClosed: string;
    readonly audio: Readonly<Record<'flowing' | 'starting', Readonly<Record<'microphone' | 'simulatedCar', string>>>>;
  };
}
