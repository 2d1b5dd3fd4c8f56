import { describe, expect, it } from 'vitest';
import { initialTransition, transition, type EventFromLogic } from 'xstate';
import { defaultDelays } from '../../../controller/domain/delays.js';
import { noDoors } from '../../../controller/domain/doors.js';
import { dialogueMachine } from '../../../controller/machines/dialogue.machine.js';
import type { AnswerRequest, CallRequest } from '../../../controller/machines/dialogue.types.js';
import type { Decision } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';

/** Several passengers, whose words are decided in another order than anybody would like. */
type Event = EventFromLogic<typeof dialogueMachine>;

const begun = (utterance: number): Event => ({ type: 'speech.started', utterance });
const decided = (utterance: number, decision: Decision): Event => {
  return { type: 'speech.decided', utterance, decision, decisionMs: 600 };
};
const registered: Event = { type: 'call.settled', utterance: 1, button: '12', outcome: { kind: 'registered' } };
const yes = accepted({ kind: 'confirm' }, '对的');

function told(confirm: 'uncertain' | 'always', ...events: readonly Event[]) {
  const delays = defaultDelays.dialogue;
  let [snapshot] = initialTransition(dialogueMachine, { confirm, firstLanguage: 'zh', doors: noDoors, delays });
  const calls: [number, readonly string[]][] = [];
  const answers: [number, string][] = [];
  for (const event of [{ type: 'gate.opened' } as const, ...events]) {
    const [next, actions] = transition(dialogueMachine, snapshot, event);
    snapshot = next;
    for (const { type, params } of actions) {
      const request = params as CallRequest & AnswerRequest;
      if (type === 'requestCalls') calls.push([request.utterance, request.buttons]);
      if (type === 'answer') answers.push([request.utterance, request.kind]);
    }
  }
  return { calls, answers };
}

describe('a question', () => {
  it('is not answered by a yes that was said before it was asked', () => {
    const words = [begun(1), begun(2), decided(1, uncertain(floors('12'))), decided(2, yes)];
    expect(told('uncertain', ...words)).toEqual({ calls: [], answers: [[1, 'pleaseConfirm']] });
  });

  it('is not answered by the same floor said before it was asked', () => {
    const twelve = accepted(floors('12'));
    const words = [begun(1), begun(2), decided(1, twelve), decided(2, twelve)];
    expect(told('always', ...words).calls).toEqual([]);
  });

  it('is answered by a yes that was said after it', () => {
    const words = [begun(1), begun(2), decided(1, uncertain(floors('12'))), begun(3), decided(2, yes), decided(3, yes)];
    expect(told('uncertain', ...words).calls).toEqual([[3, ['12']]]);
  });

  it('is answered by a no, whenever that was said', () => {
    const no = accepted({ kind: 'cancel', floors: [] }, '算了');
    const words = [begun(1), begun(2), decided(1, uncertain(floors('12'))), decided(2, no), begun(3), decided(3, yes)];
    expect(told('uncertain', ...words)).toEqual({
      calls: [],
      answers: [
        [1, 'pleaseConfirm'],
        [2, 'cancelled'],
      ],
    });
  });
});

describe('a request that waits behind a call', () => {
  const waiting = [decided(1, accepted(floors('12'))), decided(2, accepted(floors('3')))];

  it.each([
    ['a floor that is missing', rejected('floorUnknown', '4'), 'noSuchFloor'],
    ['a lost recogniser', rejected('recognizerLost'), 'notNow'],
    ['a wish for the doors', accepted({ kind: 'openDoors' }, '开门'), 'notAllowed'],
  ] as const)('keeps its turn when %s is heard after it, which is answered at once', (_, heard, answer) => {
    const { calls, answers } = told('uncertain', ...waiting, decided(3, heard), registered);
    expect(calls).toEqual([
      [1, ['12']],
      [2, ['3']],
    ]);
    expect(answers).toEqual([
      [3, answer],
      [1, 'registered'],
    ]);
  });

  it.each([
    ['an unsure request', uncertain(floors('2'))],
    ['another request', accepted(floors('2'))],
  ])('is told no when %s takes its place', (_, heard) => {
    const { answers } = told('uncertain', ...waiting, decided(3, heard), registered);
    expect(answers.slice(0, 2)).toEqual([
      [2, 'notNow'],
      [1, 'registered'],
    ]);
  });

  it('is left alone by whoever takes back another floor', () => {
    const other = accepted({ kind: 'cancel', floors: ['2'] }, '取消二楼');
    const { calls } = told('uncertain', ...waiting, decided(3, other), registered);
    expect(calls).toEqual([
      [1, ['12']],
      [2, ['3']],
    ]);
  });
});
