import { wrong, type Finding } from '../../../../config/index.js';
import type { ScenarioFile, ScenarioStep } from '../scenario.schema.js';

/** Nobody waits longer for one scenario; the virtual clock has no such limit. */
const longestMs = 120_000;
const whatToDo = 'leave it out, or play this file in virtual time only (neither --realtime nor realTime: true)';

/** Why these can't be had where the sound is real and time can't be moved. */
const reasons: Partial<Record<keyof ScenarioStep, string>> = {
  halfHeard: 'how surely a spoken sentence is heard is for the recognisers to say',
  alsoLike: 'what a spoken sentence sounds like is for the recognisers to say',
  decidedAfterMs: 'a decision takes the time that the recognisers take',
  recognizer: 'a recogniser that ends is started again at once, and how long that takes nobody can say beforehand',
  microphone: 'the microphone of the simulated car is never lost',
  board: 'the emulated board is a process of its own, whose processor nobody reaches',
  line: 'the serial line is a pseudo-terminal, which loses nothing',
  host: 'it would end the program that plays the scenario',
};

/** What of a scenario can't be played in real time with real sound, each with why and what to do. */
export function notInRealTime({ board, secondPress, steps }: ScenarioFile): readonly Finding[] {
  const findings: Finding[] = [];
  if (board === 'modelled')
    findings.push(wrong(['board'], `in real time the board is the emulated one with the real firmware; ${whatToDo}`));
  if (secondPress === 'changesNothing')
    findings.push(wrong(['secondPress'], `in real time the lift takes a call back at a second press; ${whatToDo}`));
  for (const [index, step] of steps.entries()) {
    for (const [name, reason] of Object.entries(reasons)) {
      if (name in step)
        findings.push(wrong(['steps', index, name], `"${name}" can't be played in real time: ${reason}; ${whatToDo}`));
    }
    if (step.atMs > longestMs)
      findings.push(
        wrong(
          ['steps', index, 'atMs'],
          `${step.atMs} ms is too long to wait for in real time (at most ${longestMs}); shorten the scenario, or play this file in virtual time only (neither --realtime nor realTime: true)`,
        ),
      );
  }
  return findings;
}
