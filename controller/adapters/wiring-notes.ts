import { callButtons, type ButtonId, type Floor, type LandingCall, type Station } from '../../config/index.js';
import type { Log } from '../../config/kernel/index.js';
import type { Texts } from '../api/contract/view.schema.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Messages } from '../domain/messages/messages.js';
import type { WiringDoubt } from '../domain/wiring/wiring.types.js';
import type { Happening } from '../journal/happening.schema.js';
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
    const told = tellings(begun, station());
    for (const doubt of begun) {
      const happening = suspected(doubt);
      const choose = told.get(doubt);
      if (choose === undefined) chain.note(happening, null);
      else chain.add(happening, null, choose);
    }
    // Another doubt about the same button says more than that this one is over.
    const ended = added(now, before).filter((over) => now.every(({ button }) => button !== over.button));
    for (const { button, fault } of ended) {
      log.info({ button, ...fault }, 'the wiring is trusted again');
      const known = callButtons(station()).find((each) => each.id === button);
      chain.add({ kind: 'wiring.trusted', content: { button } }, null, ({ chain: words }) =>
        known === undefined ? words.inputsTrusted : words.wiringTrusted(known),
      );
    }
  }

  notices(doubts: readonly WiringDoubt[]): readonly Texts[] {
    const { messages, station } = this.#options;
    return [...tellings(doubts, station()).values()].map((choose) => messages.display(choose));
  }
}

type Sentence = (words: DisplayWords) => string;

/** Which doubts are told, and how. Two buttons that are mixed up are one thing to look at, so they are told of once. */
function tellings(doubts: readonly WiringDoubt[], station: Station): ReadonlyMap<WiringDoubt, Sentence> {
  const isToldWithOther = ({ fault }: WiringDoubt, index: number): boolean =>
    fault.kind === 'lightsAnother' && doubts.slice(0, index).some(({ button: told }) => told === fault.other);
  const told = new Map<WiringDoubt, Sentence>();
  for (const [index, doubt] of doubts.entries()) {
    const sentence = isToldWithOther(doubt, index) ? null : sentenceOf(doubt, station);
    if (sentence !== null) told.set(doubt, sentence);
  }
  return told;
}

function suspected({ button, fault }: WiringDoubt): Happening {
  const other = fault.kind === 'lightsAnother' ? fault.other : null;
  return { kind: 'wiring.suspected', content: { button, fault: fault.kind, other } };
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
