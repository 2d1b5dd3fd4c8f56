import { spokenOf, type Meaning, type Phrase } from '../../../speech/index.js';

/** What of the station a sentence's meaning depends on. */
export interface StationHabits {
  readonly takesCallsBack: boolean;
}

/** `   1.5  去三楼谢谢: calls floor 3`, with the cost in nats. */
export function sentenceLine({ cost, text, meaning }: Phrase, habits: StationHabits): string {
  return `${cost.toFixed(1).padStart(6)}  ${text}: ${meaningInWords(meaning, habits)}`;
}

export function sentenceValue({ tokens, cost, text, meaning }: Phrase) {
  return { text, tokens, cost, meaning };
}

const withoutFloors: Readonly<Record<Exclude<Meaning['kind'], 'floors' | 'cancel' | 'landingCall'>, string>> = {
  tooManyFloors: 'too many floors for one sentence; none is called',
  openDoors: 'asks for the doors to open',
  closeDoors: 'asks for the doors to close',
  confirm: 'says yes to an open question',
  shortAnswer: 'too short for an answer; an open question is asked once more',
  help: 'asks how to speak to the lift',
  repeat: 'asks to hear the answer again',
  wake: "the lift's own name",
  distress: 'calls for help; never moves the lift',
  decoy: 'nothing; listed so that it is not heard as a request',
};

/** What the lift makes of a sentence, for an installer. */
export function meaningInWords(meaning: Meaning, habits: StationHabits): string {
  if (meaning.kind === 'cancel') return cancelInWords(meaning, habits);
  if (meaning.kind === 'landingCall') return landingCallInWords(meaning);
  if (meaning.kind !== 'floors') return withoutFloors[meaning.kind];
  const [uncallable] = meaning.mentions.filter(({ kind }) => kind !== 'floor');
  if (uncallable?.kind === 'unknown') return `is told that there is no floor ${uncallable.spoken}`;
  if (uncallable?.kind === 'locked') return `is told that floor ${uncallable.spoken} is not called by voice`;
  const floors = meaning.mentions.map(spokenOf).join(', ');
  if (!meaning.isDoubtful) return `calls floor ${floors}`;
  return meaning.mentions.length > 1
    ? `is asked to say it again: floor ${floors}?`
    : `is asked about: floor ${floors}?`;
}

function cancelInWords({ mentions }: Extract<Meaning, { kind: 'cancel' }>, { takesCallsBack }: StationHabits): string {
  const floors = mentions.map(spokenOf).join(', ');
  if (floors === '') return 'says no to an open question';
  const denial = `says no to an open question about floor ${floors}`;
  return takesCallsBack ? `${denial}, and takes back what was just called by voice` : denial;
}

function landingCallInWords({ mention, isDoubtful }: Extract<Meaning, { kind: 'landingCall' }>): string {
  switch (mention.kind) {
    case 'unknown':
      return `is told that there is no call ${mention.spoken} here`;
    case 'locked':
      return `is told that the call ${mention.spoken} is not made by voice`;
    case 'here':
      return `nothing; floor ${mention.spoken} is where the landing is`;
    default:
      return isDoubtful ? `is asked about: ${spokenOf(mention)}?` : `calls the lift ${spokenOf(mention)}`;
  }
}
