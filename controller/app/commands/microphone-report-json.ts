import type { Output } from '../output.js';
import { decisionFields } from './hear-line.js';
import type { MicrophoneReport } from './microphone-report.js';

/** One JSON value per line, each with an `event`: microphone, meters (once a second), speech, decided, recognizer. */
export function jsonReport(output: Output): MicrophoneReport {
  const tell = (event: string, fields: object): void => {
    output.line(JSON.stringify({ event, ...fields }));
  };
  return {
    blocksPerReading: 50,
    reading: (meters, isSpeech) => {
      tell('meters', { isSpeech, ...meters });
    },
    flowing: (device) => {
      tell('microphone', { state: 'flowing', device });
    },
    deaf: (reason, message) => {
      tell('microphone', { state: 'deaf', reason, message });
    },
    hearing: (event) => {
      switch (event.type) {
        case 'speech.started':
          tell('speech', { utterance: event.utterance });
          return;
        case 'speech.decided': {
          const { utterance, decision, timing, grounds } = event;
          tell('decided', { utterance, ...decisionFields(decision), ...timing, grounds });
          return;
        }
        case 'recognizer.ready':
          tell('recognizer', { languages: event.languages, state: 'ready' });
          return;
        case 'recognizer.lost':
          tell('recognizer', { languages: event.languages, state: 'lost', reason: event.reason });
      }
    },
    end: () => undefined,
  };
}
