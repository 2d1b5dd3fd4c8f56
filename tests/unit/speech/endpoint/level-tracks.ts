import {
  quietEndpointer,
  stepEndpointer,
  type EndpointerEvent,
  type EndpointerState,
} from '../../../../speech/endpoint/endpointer.fsm.js';
import { endpointSettings } from '../../../../speech/endpoint/endpoint-settings.js';
import type { Frame } from '../../../../speech/endpoint/frame.js';

/** A run of equal frames of 20 ms. */
export type Run = readonly [count: number, frame: Frame];

export const voice = (levelDbFs = -25): Frame => ({ isVoice: true, levelDbFs });
export const silence = (levelDbFs = -60): Frame => ({ isVoice: false, levelDbFs });

/** Speech as it is: up and down, with a peak of -20 dBFS. */
export function talk(frames: number, peakDbFs = -20): readonly Run[] {
  return Array.from({ length: frames }, (_, index) => [1, voice(index % 8 < 4 ? peakDbFs : peakDbFs - 20)] as const);
}

export function framesOf(runs: readonly Run[]): readonly Frame[] {
  return runs.flatMap(([count, frame]) => Array.from({ length: count }, () => frame));
}

export interface HeardTrack {
  /** With the number of the frame they came with, from 1. */
  readonly events: readonly (EndpointerEvent & { readonly frame: number })[];
  readonly state: EndpointerState;
}

export function hear(runs: readonly Run[], from: EndpointerState = quietEndpointer): HeardTrack {
  const events: (EndpointerEvent & { frame: number })[] = [];
  let state = from;
  for (const [index, frame] of framesOf(runs).entries()) {
    const step = stepEndpointer(state, frame, endpointSettings);
    state = step.state;
    if (step.event !== null) events.push({ ...step.event, frame: index + 1 });
  }
  return { events, state };
}
