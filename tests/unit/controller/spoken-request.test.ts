import { describe, expect, it } from 'vitest';
import { isRequest, reactionTo, reactionToHeard } from '../../../controller/domain/spoken-request.js';
import type { Intent } from '../../../speech/index.js';
import { accepted, floors, rejected, uncertain } from '../../support/fake-hearing.js';

const aboutThree = { buttons: ['3'] };

describe('what was understood but nothing here can do', () => {
  it.each(['openDoors', 'closeDoors'] as const)('%s is answered, and calls no floor', (kind) => {
    const heard = accepted({ kind });
    expect(reactionTo(heard, null, 'uncertain')).toMatchObject({ kind: 'answer', answer: 'notAllowed', buttons: [] });
    expect(reactionTo(heard, aboutThree, 'never')).toMatchObject({ kind: 'answer', answer: 'notAllowed' });
    expect(isRequest(heard)).toBe(true);
  });

  it.each(['help', 'repeat'] as const)(
    '%s, where nothing was answered before, tells the passenger what to say',
    (kind) => {
      expect(reactionTo(accepted({ kind }), null, 'uncertain')).toMatchObject({ kind: 'answer', answer: 'howToSpeak' });
    },
  );

  it.each([accepted({ kind: 'distress' }), uncertain({ kind: 'distress' })])(
    'a call for help is sent to the alarm button, however surely it was heard and however late',
    (heard) => {
      for (const confirm of ['never', 'uncertain', 'always'] as const) {
        expect(reactionTo(heard, aboutThree, confirm)).toEqual({
          kind: 'answer',
          answer: 'pressTheAlarm',
          buttons: [],
          spoken: null,
        });
      }
      const late = reactionToHeard({ decision: heard, decisionMs: 20_000 }, null, 'uncertain');
      expect(late).toMatchObject({ kind: 'answer', answer: 'pressTheAlarm' });
      expect(isRequest(heard)).toBe(true);
    },
  );

  it('the lift’s own name alone is no request', () => {
    expect(reactionTo(accepted({ kind: 'wake' }), aboutThree, 'uncertain')).toEqual({ kind: 'ignore' });
    expect(isRequest(accepted({ kind: 'wake' }))).toBe(false);
  });
});

describe('the doors', () => {
  const wired = { mayOpen: true, mayClose: false, isHeld: false };
  const held = { ...wired, isHeld: true };
  const opening = accepted({ kind: 'openDoors' }, '开门');
  const closing = accepted({ kind: 'closeDoors' }, '关门');
  const maybeOpening = uncertain({ kind: 'openDoors' }, '开门');

  it('are held for whoever surely asks, also where every call is confirmed: a question would outlast the door', () => {
    for (const confirm of ['never', 'uncertain', 'always'] as const)
      expect(reactionTo(opening, null, confirm, wired)).toEqual({ kind: 'door', wish: 'open' });
  });

  it('are asked about like a floor where it is uncertain, and not touched where nothing is asked', () => {
    expect(reactionTo(maybeOpening, null, 'uncertain', wired)).toEqual({ kind: 'askDoor', wish: 'open' });
    expect(reactionTo(maybeOpening, null, 'never', wired)).toMatchObject({ answer: 'notUnderstood' });
  });

  it('a yes to the question does it, a doubtful yes asks again, a no cancels it', () => {
    const question = { buttons: [], door: 'open' } as const;
    const yes = { kind: 'confirm' } as const;
    expect(reactionTo(accepted(yes), question, 'uncertain', wired)).toEqual({ kind: 'door', wish: 'open' });
    expect(reactionTo(uncertain(yes), question, 'uncertain', wired)).toEqual({ kind: 'askDoor', wish: 'open' });
    const no = accepted({ kind: 'cancel', floors: [] }, '取消');
    expect(reactionTo(no, question, 'uncertain', held)).toMatchObject({ answer: 'cancelled' });
  });

  it('are not closed where the site has no contact for it; a held door is let go of all the same', () => {
    expect(reactionTo(closing, null, 'uncertain', wired)).toMatchObject({ answer: 'notAllowed' });
    expect(reactionTo(closing, null, 'uncertain', held)).toEqual({ kind: 'door', wish: 'close' });
    expect(reactionTo(closing, null, 'uncertain', { ...wired, mayClose: true })).toEqual({
      kind: 'door',
      wish: 'close',
    });
  });

  it('"cancel" lets go of a held door, if it was surely heard and is not about a floor', () => {
    const cancel = (...ids: string[]): Intent => ({ kind: 'cancel', floors: ids });
    expect(reactionTo(accepted(cancel()), null, 'uncertain', held)).toEqual({ kind: 'door', wish: 'letGo' });
    expect(reactionTo(uncertain(cancel()), null, 'uncertain', held)).toEqual({ kind: 'ignore' });
    expect(reactionTo(accepted(cancel('3')), null, 'uncertain', held)).toMatchObject({ kind: 'takeBack' });
    expect(reactionTo(accepted(cancel()), null, 'uncertain', wired)).toMatchObject({ answer: 'notTakenBack' });
  });

  it('are not opened late: not now', () => {
    expect(reactionToHeard({ decision: opening, decisionMs: 5_000 }, null, 'uncertain', wired)).toMatchObject({
      answer: 'notNow',
    });
  });
});

describe('asking to hear it again', () => {
  const again = accepted({ kind: 'repeat' }, '再说一遍');
  const said = { kind: 'registered', buttons: ['3'], spoken: null } as const;

  it('gives the last answer again, and never calls a floor', () => {
    expect(reactionTo(again, null, 'always', undefined, said)).toEqual({ kind: 'repeat', said });
    expect(isRequest(again)).toBe(true);
  });

  it('asks the open question again, before anything that was answered earlier', () => {
    expect(reactionTo(again, aboutThree, 'uncertain', undefined, said)).toEqual({ kind: 'ask', buttons: ['3'] });
    const aboutDoor = { buttons: [], door: 'open' } as const;
    expect(reactionTo(again, aboutDoor, 'uncertain')).toEqual({ kind: 'askDoor', wish: 'open' });
  });

  it('that was not surely heard is talk among people where there is nothing to repeat', () => {
    const unsure = uncertain({ kind: 'repeat' }, '没听清');
    expect(reactionTo(unsure, null, 'uncertain')).toEqual({ kind: 'ignore' });
    expect(reactionTo(unsure, null, 'uncertain', undefined, said)).toEqual({ kind: 'repeat', said });
  });
});

describe('yes or no in a syllable', () => {
  const short = rejected('shortAnswer');
  const asked = { ...aboutThree, isAskedAgain: false };

  it('has the open question asked once more, and calls nothing', () => {
    expect(reactionTo(short, asked, 'uncertain')).toEqual({ kind: 'ask', buttons: ['3'] });
    const aboutDoor = { buttons: [], door: 'close', isAskedAgain: false } as const;
    expect(reactionTo(short, aboutDoor, 'uncertain')).toEqual({ kind: 'askDoor', wish: 'close' });
  });

  it('is talk where nothing is asked, or where it was asked once more already', () => {
    expect(reactionTo(short, null, 'uncertain')).toEqual({ kind: 'ignore' });
    expect(reactionTo(short, { ...asked, isAskedAgain: true }, 'uncertain')).toEqual({ kind: 'ignore' });
    expect(isRequest(short)).toBe(false);
  });
});

describe('taking back', () => {
  const cancel = (...ids: string[]): Intent => ({ kind: 'cancel', floors: ids });

  it.each([
    ['everything', cancel(), aboutThree, 'cancelled'],
    ['the floor asked about', cancel('3'), aboutThree, 'cancelled'],
    ['all that was called: which it is has to be said', cancel(), null, 'notTakenBack'],
    ['more floors than anybody calls in a sentence', cancel('1', '2', '3', '5'), null, 'tooManyFloors'],
  ] as const)('%s', (_, intent, question, answer) => {
    expect(reactionTo(accepted(intent), question, 'uncertain')).toMatchObject({ kind: 'answer', answer });
  });

  it.each([
    ['another floor than the one asked about', cancel('5'), aboutThree, ['5']],
    ['a floor without a question', cancel('3'), null, ['3']],
    ['two, each once', cancel('3', '5', '3'), null, ['3', '5']],
  ] as const)('%s: its call is to be taken back, if that may be done', (_, intent, question, buttons) => {
    expect(reactionTo(accepted(intent), question, 'uncertain')).toEqual({ kind: 'takeBack', buttons });
  });

  it('what was not surely heard counts where there is a question, and is not understood elsewhere', () => {
    expect(reactionTo(uncertain(cancel()), aboutThree, 'uncertain')).toMatchObject({ answer: 'cancelled' });
    expect(reactionTo(uncertain(cancel('3')), null, 'uncertain')).toMatchObject({ answer: 'notUnderstood' });
    expect(reactionTo(uncertain(cancel()), null, 'uncertain')).toEqual({ kind: 'ignore' });
  });
});

describe('several floors', () => {
  it('are called together, each once', () => {
    const heard = accepted(floors('3', '12', '3'));
    expect(reactionTo(heard, null, 'uncertain')).toEqual({ kind: 'call', buttons: ['3', '12'] });
  });

  it('are never more than three, whatever the grammar lets through', () => {
    const prank = accepted(floors('1', '2', '3', '5'));
    expect(reactionTo(prank, null, 'uncertain')).toMatchObject({
      kind: 'answer',
      answer: 'tooManyFloors',
      buttons: [],
    });
    expect(reactionTo(prank, null, 'always')).toMatchObject({ kind: 'answer', answer: 'tooManyFloors' });
  });
});

describe('a floor whose lamp cannot be read', () => {
  const maybe = { decision: uncertain(floors('3')), decisionMs: 250 };

  it('is not asked about, since a yes would come to nothing', () => {
    const answer = { kind: 'answer', answer: 'pleasePressTheButton', buttons: ['3'], spoken: null };
    expect(reactionToHeard({ ...maybe, unreadable: ['3', '5'] }, null, 'uncertain')).toEqual(answer);
    expect(reactionToHeard({ ...maybe, unreadable: ['5'] }, null, 'uncertain')).toEqual({
      kind: 'ask',
      buttons: ['3'],
    });
  });
});

describe('a decision that was long in coming', () => {
  it('never calls a floor: not now', () => {
    const late = { decision: accepted(floors('3')), decisionMs: 5_000 };
    expect(reactionToHeard(late, null, 'uncertain')).toMatchObject({ kind: 'answer', answer: 'notNow' });
    expect(reactionToHeard({ ...late, decisionMs: 2_000 }, null, 'uncertain')).toMatchObject({ kind: 'call' });
  });

  it('is silent where it was no request', () => {
    expect(reactionToHeard({ decision: rejected('notAPhrase'), decisionMs: 5_000 }, null, 'uncertain')).toEqual({
      kind: 'ignore',
    });
  });
});
