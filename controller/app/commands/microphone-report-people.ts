import type { MetersView } from '../../api/contract/meters.schema.js';
import type { HearingEvent } from '../../../speech/index.js';
import type { Output } from '../output.js';
import type { StatusLine } from '../status-line.js';
import { describeDecided } from './decided-line.js';
import { meterLine, plainMeterLine } from './meter-line.js';
import type { MicrophoneReport } from './microphone-report.js';

/** Five times a second a pointer looks alive. */
const blocksPerDrawing = 10;
/** Every ten seconds in a file. */
const blocksPerPlainLine = 500;

/** At a terminal: the meters on a line that is redrawn, everything that happens above it. */
export function terminalReport(screen: StatusLine, timeOfDay: () => Date): MicrophoneReport {
  const lines = peopleReport(screen, timeOfDay);
  screen.show('opening the recognisers ...');
  return {
    ...lines,
    blocksPerReading: blocksPerDrawing,
    reading: (meters, isSpeech) => {
      screen.show(meterLine(meters, isSpeech));
    },
    deaf: (reason, sentence) => {
      lines.deaf(reason, sentence);
      screen.show(`no sound (${reason}), trying again ...`);
    },
    end: () => {
      screen.show('');
    },
  };
}

/** In a file or through a pipe: lines, the meters now and then. */
export function peopleReport(output: Output, timeOfDay: () => Date): MicrophoneReport {
  const tell = (text: string): void => {
    output.line(`${timeOfDay().toTimeString().slice(0, 8)} ${text}`);
  };
  return {
    blocksPerReading: blocksPerPlainLine,
    reading: (meters: MetersView, isSpeech: boolean) => {
      tell(plainMeterLine(meters, isSpeech));
    },
    flowing: (device) => {
      tell(`microphone ${device}: sound is coming in; Ctrl-C ends`);
    },
    deaf: (_, sentence) => {
      output.error(sentence);
    },
    hearing: (event) => {
      tellHearing(event, tell, output);
    },
    end: () => undefined,
  };
}

function tellHearing(event: HearingEvent, tell: (text: string) => void, output: Output): void {
  switch (event.type) {
    case 'speech.started':
      return;
    case 'speech.decided':
      tell(describeDecided(event));
      return;
    case 'recognizer.ready':
      tell(`the recogniser for ${event.languages.join(' and ')} is back`);
      return;
    case 'recognizer.lost':
      output.error(
        `The recogniser for ${event.languages.join(' and ')} was lost (${event.reason}); it is started again.`,
      );
  }
}
