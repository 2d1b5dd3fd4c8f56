import type { ButtonId } from '../../../config/index.js';
import { afterLampEvent, lampFaultOf, nextLampLookMs, noLampTimes, type LampTimes } from './lamp-times.js';
import {
  afterPressEvent,
  isNoLampLit,
  isTrialDue,
  nextPressLookMs,
  noPressAnswers,
  pressFaultOf,
  type PressAnswers,
} from './press-answers.js';
import type { ButtonFault, WiringEvent, WiringLimits, WiringSuspicion } from './wiring.types.js';

/** All that was seen of the wiring of a station in this run of the program. A value: events make the next one. */
export interface WiringRecord {
  readonly answers: PressAnswers;
  readonly times: LampTimes;
}

export const nothingSeen: WiringRecord = { answers: noPressAnswers, times: noLampTimes };

export function afterWiringEvent(record: WiringRecord, event: WiringEvent, limits: WiringLimits): WiringRecord {
  return {
    answers: afterPressEvent(record.answers, event, limits),
    times: afterLampEvent(record.times, event, limits),
  };
}

/** What is suspected at `atMs`, the time of the latest event; few false alarms count more than the first minute of a true one, for people press buttons at any time. */
export function suspicionOf({ answers, times }: WiringRecord, atMs: number, limits: WiringLimits): WiringSuspicion {
  const buttons = new Set([...answers.buttons.keys(), ...times.buttons.keys()]);
  const faults = [...buttons].flatMap((button): (readonly [ButtonId, ButtonFault])[] => {
    const fault = gravest(pressFaultOf(answers, button, limits), lampFaultOf(times, button));
    return fault === null ? [] : [[button, fault]];
  });
  const onTrial = faults.filter(([button, { kind }]) => kind === 'staysDark' && isTrialDue(answers, button, atMs));
  return {
    buttons: new Map(faults),
    onTrial: new Set(onTrial.map(([button]) => button)),
    isNoLampLit: isNoLampLit(answers, limits),
  };
}

/** Out of voice service: nobody knows what a press of it would do. */
export function isDoubted({ buttons, onTrial, isNoLampLit }: WiringSuspicion, button: ButtonId): boolean {
  return isNoLampLit || (buttons.has(button) && !onTrial.has(button));
}

/** When time alone may change what is suspected, ms of the clock; null: it can't. */
export function nextLookMs({ answers, times }: WiringRecord, atMs: number, limits: WiringLimits): number | null {
  const lookMs = Math.min(nextPressLookMs(answers, atMs, limits), nextLampLookMs(times, atMs, limits));
  return lookMs === Infinity ? null : lookMs;
}

/** One thing is told of each button: two that were mixed up explain a lamp that stays dark, and not the other way round. */
function gravest(ofPresses: ButtonFault | null, ofLamp: ButtonFault | null): ButtonFault | null {
  return ofPresses?.kind === 'lightsAnother' ? ofPresses : (ofLamp ?? ofPresses);
}
