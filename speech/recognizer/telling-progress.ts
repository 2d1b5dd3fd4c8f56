import type { VoskLibrary } from './vosk-ffi.js';

/** The same library, which tells whenever a call has ended that decodes sound and may take long. */
export function tellingProgress(vosk: VoskLibrary, onProgress: () => void): VoskLibrary {
  const told = <Outcome>(outcome: Outcome): Outcome => {
    onProgress();
    return outcome;
  };
  return {
    ...vosk,
    acceptWaveform: (recognizer, samples) => told(vosk.acceptWaveform(recognizer, samples)),
    result: (recognizer) => told(vosk.result(recognizer)),
    finalResult: (recognizer) => told(vosk.finalResult(recognizer)),
  };
}
