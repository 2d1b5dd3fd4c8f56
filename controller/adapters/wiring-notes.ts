import { callButtons, type ButtonId, type Floor, type LandingCall, type Station } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { Texts } from '../api/contract/view.schema.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Messages } from '../domain/messages/messages.js';
import type { WiringDoubt } from '../domain/wiring/wiring.types.js';
import type { ChainLog } from './chain-log.js';

export interface WiringNotesOptions {
  /** As it is now: its floors may get other names. */
  readonly station: () => Station;
  readonly messages: Messages;
  readonly chain: ChainLog;
  readonly log: Log;
}

/** Says what is suspected of the wiring: on the page as long as it is, in the journal and the log when that begins and ends. */
export class WiringNotes {
  readonly #options: WiringNotesOptions;

  constructor(options: WiringNotesOptions) {
    this.#options = options;
  }

  noteChange(before: readonly WiringDoubt[], now: readonly WiringDoubt[]): void {
    const { station, chain, log } = this.#options;
    const begun = added(before, now);
    for (const { button, fault } of begun)
      log.warn({ code: 'ELV-LINK-006', button, ...fault }, 'the wiring is suspected');
    for (const choose of sentencesOf(begun, station())) chain.add('wiring', null, choose);
    // Another doubt about the same button says more than that this one is over.
    const ended = added(now, before).filter((over) => now.every(({ button }) => button !== over.button));
    for (const { button, fault } of ended) {
      log.info({ button, ...fault }, 'the wiring is trusted again');
      const known = callButtons(station()).find((each) => each.id === button);
      chain.add('wiring', null, ({ chain: words }) =>
        known === undefined ? words.inputsTrusted : words.wiringTrusted(known),
      );
    }
  }

  notices(doubts: readonly WiringDoubt[]): readonly Texts[] {
    const { messages, station } = this.#options;
    return sentencesOf(doubts, station()).map((choose) => messages.display(choose));
  }
}

type Sentence = (words: DisplayWords) => string;

/** Two buttons that are mixed up are one thing to look at, so they are told of once. */
function sentencesOf(doubts: readonly WiringDoubt[], station: Station): readonly Sentence[] {
  const isToldWithOther = ({ fault }: WiringDoubt, index: number): boolean =>
    fault.kind === 'lightsAnother' && doubts.slice(0, index).some(({ button: told }) => told === fault.other);
  return doubts
    .filter((doubt, index) => !isToldWithOther(doubt, index))
    .flatMap((doubt) => sentenceOf(doubt, station) ?? []);
}

/** null: the station has no such button any more. */
function sentenceOf(doubt: WiringDoubt, station: Station): Sentence | null {
  if (doubt.button === null) return ({ notices }) => notices.wiring.ofStation[doubt.fault.kind];
  const buttonOf = (id: ButtonId): Floor | LandingCall | undefined =>
    callButtons(station).find((each) => each.id === id);
  const button = buttonOf(doubt.button);
  const { fault } = doubt;
  if (button === undefined) return null;
  switch (fault.kind) {
    case 'lightsAnother': {
      const other = buttonOf(fault.other);
      return other === undefined ? null : ({ notices }) => notices.wiring.lightsAnother(button, other);
    }
    case 'staysDark':
      return ({ notices: { wiring } }) => (fault.isLampSeen ? wiring.contactWithoutEffect : wiring.staysDark)(button);
    case 'litTooLong':
    case 'lightsAgain':
      return ({ notices: { wiring } }) => wiring[fault.kind](button);
  }
}

function added(before: readonly WiringDoubt[], now: readonly WiringDoubt[]): readonly WiringDoubt[] {
  const known = new Set(before.map((doubt) => JSON.stringify(doubt)));
  return now.filter((doubt) => !known.has(JSON.stringify(doubt)));
}
