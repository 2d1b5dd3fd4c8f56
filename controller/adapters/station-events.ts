import type { AudioState } from '../../config/kernel/index.js';
import type { ElevatorEvent } from '../../firmware-bridge/index.js';
import type { HearingEvent } from '../../speech/index.js';
import type { StationEvent } from '../machines/station.types.js';

/* What the world says, in the words of the station machine. null: no concern of the station's. */

export function fromElevator(event: ElevatorEvent): StationEvent | null {
  switch (event.type) {
    case 'link.up':
    case 'mode.changed':
      return event;
    case 'link.lost':
    case 'link.refused':
      return { type: event.type };
    case 'inputs.doubted':
    case 'lamp.changed':
    case 'presence.changed':
      return null;
  }
}

export function fromHearing(event: HearingEvent): StationEvent | null {
  switch (event.type) {
    case 'recognizer.ready':
    case 'recognizer.lost':
      return { type: event.type, languages: event.languages };
    case 'speech.started':
    case 'speech.decided':
      return null;
  }
}

export function fromAudio(state: AudioState): StationEvent {
  switch (state.kind) {
    case 'starting':
      return { type: 'audio.starting' };
    case 'flowing':
      return { type: 'audio.flowing' };
    case 'deaf':
      return { type: 'audio.lost', reason: state.reason };
  }
}
