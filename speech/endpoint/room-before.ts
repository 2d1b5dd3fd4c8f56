import type { EndpointSettings } from './endpoint-settings.js';
import { quietEndpointer, stepEndpointer, understood, type EndpointerState } from './endpointer.fsm.js';
import type { Frame } from './frame.js';

/**
 * Where an endpointer stands that has heard a room for a while in which nobody asked for anything: it knows the room's level, and
 * nothing is being said. Noise that the detector takes for voice is an utterance to it like any other, without a word in it.
 */
export function usedToRoom(frames: Iterable<Frame>, settings: EndpointSettings): EndpointerState {
  let state = quietEndpointer;
  for (const frame of frames) {
    const step = stepEndpointer(state, frame, settings);
    state = step.event?.type === 'paused' ? understood(step.state, 'none', settings).state : step.state;
  }
  return { ...quietEndpointer, room: state.room };
}
