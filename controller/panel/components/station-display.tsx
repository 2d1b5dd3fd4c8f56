import type { VNode } from 'preact';
import type { AnswerKind, LiftView, StationView } from '../../api/contract/view.schema.js';
import { inPageLanguage, language, text } from '../messages/language.js';
import { connection } from '../state/site-state.js';
import { measuredHeight } from './measured-height.js';

/** Which light goes with an answer; the text beside it says the same for people who do not tell the colours apart. */
export const lights: Readonly<Record<AnswerKind, 'yes' | 'ask' | 'no' | 'off'>> = {
  registered: 'yes',
  alreadyRegistered: 'yes',
  pleaseConfirm: 'ask',
  notUnderstood: 'no',
  noSuchFloor: 'no',
  notAllowed: 'no',
  notNow: 'no',
  callsPaused: 'no',
  pleasePressTheButton: 'no',
  pleaseWatchTheLamp: 'no',
  pressTheAlarm: 'no',
  howToSpeak: 'no',
  tooManyFloors: 'no',
  cancelled: 'off',
  notTakenBack: 'no',
  takenBack: 'off',
  stillRegistered: 'no',
  doorHeld: 'yes',
  doorLetGo: 'off',
  doorClosePressed: 'yes',
  pressTheDoorButton: 'no',
  confirmDoorOpen: 'ask',
  confirmDoorClose: 'ask',
  alarmPressed: 'no',
};

const measureDisplay = measuredHeight('--display-height');

interface DisplayProps {
  readonly station: StationView;
  readonly lift: LiftView | null;
}

/** What the station hears and answers, beside where the car is. */
export function StationDisplay({ station, lift }: DisplayProps): VNode {
  const { heard, answer } = station;
  return (
    <div ref={measureDisplay} class="display" role="group" aria-label={text.value.display}>
      {lift !== null && <Position lift={lift} />}
      <div class="display-talk">
        <p class={`display-state is-${stateOf(station)}`}>
          <span class="state-light" aria-hidden="true" />
          {statusOf(station)}
          <DoorSign door={station.door} />
          {lift?.isAlarmRegistered === true && (
            <span class="sign sign-alarm">
              <span class="sign-light" aria-hidden="true" />
              {text.value.alarmRegistered}
            </span>
          )}
        </p>
        <p class="display-heard" lang={heard?.language}>
          {heard === null ? '' : `“${heard.text}”`}
        </p>
        <p class={`display-answer light-${answer === null ? 'off' : lights[answer.kind]}`}>
          {answer !== null && (
            <>
              <span class="answer-light" aria-hidden="true" />
              {inPageLanguage(answer.text)}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

/** Beside what the station does, as long as it holds: an answer goes away, and the button may be held for longer. */
function DoorSign({ door }: Pick<StationView, 'door'>): VNode | null {
  if (door === null || door === 'atRest') return null;
  return (
    <span class="sign sign-door">
      <svg class="sign-picture" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d={
            door === 'closing'
              ? 'M2 6l6 6-6 6zM22 6l-6 6 6 6zM11 4h2v16h-2z'
              : 'M8 6l-6 6 6 6zM16 6l6 6-6 6zM11 4h2v16h-2z'
          }
        />
      </svg>
      {text.value.door[door]}
    </span>
  );
}

function Position({ lift }: { readonly lift: LiftView }): VNode {
  const { nearestFloor: floor, direction, isMoving } = lift;
  return (
    <div class="position">
      <svg class={`arrow is-${direction} ${isMoving ? 'is-moving' : ''}`} viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3.5l8 9h-4.6v8H8.6v-8H4z" />
      </svg>
      <span class="floor" aria-hidden="true">
        {floor}
      </span>
      <span class="visually-hidden">{text.value.carAt(lift)}</span>
    </div>
  );
}

/** What it does, in one word that styles and pictures go by. */
export function stateOf(station: StationView): string {
  const { availability, dialogue, isSpeaking } = station;
  if (availability !== 'ready' && availability !== 'degraded') return 'unavailable';
  if (isIdleAndLimited(station)) return 'limited';
  if (isSpeaking) return 'speaking';
  return isResting(station) ? 'resting' : dialogue;
}

/** Nothing goes on, and something has to open the ears first. */
function isResting({ gate, dialogue }: StationView): boolean {
  return !gate.isOpen && (dialogue === 'listening' || dialogue === 'refusing');
}

/** What a passenger has to do first; null: the ears are open. */
function whatOpens(station: StationView): string | null {
  if (!isResting(station)) return null;
  const { policy, wakeWords } = station.gate;
  const [name] = wakeWords[language.value] ?? Object.values(wakeWords)[0] ?? [];
  return policy === 'presence' || name === undefined ? text.value.nobodyThere : text.value.callFirst(name);
}

/** With one language lost the others are heard: what goes on is worth more than the notice while something does. */
function isIdleAndLimited({ availability, dialogue, isSpeaking }: StationView): boolean {
  return availability === 'degraded' && dialogue === 'listening' && !isSpeaking;
}

/** The reason the server gives is better than the name of a state; without a server neither is known. */
export function statusOf(station: StationView): string {
  if (connection.value === 'lost') return text.value.notConnected;
  const { availability, dialogue, isSpeaking, notices } = station;
  const [notice] = notices;
  if (availability === 'ready' || (availability === 'degraded' && !isIdleAndLimited(station)))
    return isSpeaking ? text.value.answering : (whatOpens(station) ?? text.value.dialogue[dialogue]);
  return notice === undefined ? text.value.availability[availability] : inPageLanguage(notice);
}
