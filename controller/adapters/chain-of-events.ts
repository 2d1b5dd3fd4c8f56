import {
  callButtons,
  type ButtonId,
  type Floor,
  type LandingCall,
  type Language,
  type Station,
} from '../../config/index.js';
import type { AudioState } from '../../config/kernel/index.js';
import type { ElevatorEvent, LampState } from '../../firmware-bridge/index.js';
import type { Decision, HearingEvent, Intent } from '../../speech/index.js';
import { isFloor, spokenReference, type ButtonReference } from '../domain/button-reference.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import { isRequest, isShortAnswer } from '../domain/spoken-request.js';
import type { ChainLog } from './chain-log.js';
import { decidedAs, heardAs, heardTalk, type DialogueRules } from './heard-speech.js';

type DecidedEvent = Extract<HearingEvent, { type: 'speech.decided' }>;

/**
 * What the station makes of an utterance: it reacts; it passes it over, as people who say "confirm" to one another; or voice is
 * off, and nothing that is said is taken in, whatever it means.
 */
export type Attention = 'reacts' | 'passesOver' | 'voiceIsOff';

/** Puts what happened into the chain log, and keeps the text of speech that was no request out of it. */
export class ChainOfEvents {
  readonly #chain: ChainLog;
  readonly #station: () => Station;
  readonly #lamps = new Map<ButtonId, LampState>();
  readonly #soundFrom: 'microphone' | 'simulatedCar';
  #isLinkLost = false;

  /** @param station as it is now: its floors may get other names */
  constructor(chain: ChainLog, station: () => Station, soundFrom: 'microphone' | 'simulatedCar') {
    this.#chain = chain;
    this.#soundFrom = soundFrom;
    this.#station = station;
  }

  /** @param utterance whose call the lamp of the event belongs to; null for what nobody asked for by voice. */
  noteElevator(event: ElevatorEvent, utterance: number | null): void {
    switch (event.type) {
      case 'link.up':
        this.#isLinkLost = false;
        this.#chain.add({ kind: 'link.up', content: { firmware: event.board.firmware } }, null, (words) =>
          words.chain.linkUp(event.board.firmware),
        );
        return;
      case 'link.lost':
        // Every further reason why it cannot be found again is the log file's concern.
        if (!this.#isLinkLost)
          this.#chain.add({ kind: 'link.lost', content: {} }, null, (words) => words.chain.linkLost);
        this.#isLinkLost = true;
        return;
      case 'link.refused':
        this.#isLinkLost = false;
        this.#chain.add({ kind: 'link.refused', content: {} }, null, (words) => words.notices.boardRefused);
        return;
      case 'mode.changed':
        // Without a board no mode is known: that goes without saying.
        if (this.#isLinkLost) return;
        this.#chain.add(
          { kind: 'mode.changed', content: { mode: event.mode } },
          null,
          (words) => words.chain.mode[event.mode],
        );
        return;
      case 'inputs.doubted':
        // With all else that the wiring is suspected of.
        return;
      case 'presence.changed':
        // What it means for the gate is told, not that people come and go.
        return;
      case 'lamp.changed':
        this.#noteLamp(event.button, event.lamp, utterance);
    }
  }

  /**
   * @param attention of an utterance that was decided; to everything else it makes no difference
   * @param rules as they were when it was decided
   */
  noteHearing(event: HearingEvent, attention: Attention, rules: DialogueRules): void {
    switch (event.type) {
      case 'speech.started':
        return;
      case 'speech.decided':
        if (attention === 'voiceIsOff') this.#noteWhileOff(event);
        else this.#noteDecision(event, attention, rules);
        return;
      case 'recognizer.ready':
        this.#chain.add({ kind: event.type, content: heardBy(event.languages) }, null, (words) =>
          words.chain.recognizerReady(event.languages),
        );
        return;
      case 'recognizer.lost':
        this.#chain.add({ kind: event.type, content: heardBy(event.languages) }, null, (words) =>
          words.chain.recognizerLost(event.languages),
        );
    }
  }

  /** Only at a station that has a gate. */
  noteGate(isOpen: boolean): void {
    this.#chain.add({ kind: 'gate.changed', content: { isOpen } }, null, (words) =>
      isOpen ? words.chain.gateOpened : words.chain.gateClosed,
    );
  }

  noteAudio(state: AudioState): void {
    const reason = state.kind === 'deaf' ? state.reason : null;
    this.#chain.add({ kind: 'audio.changed', content: { state: state.kind, reason } }, null, (words) => {
      if (state.kind === 'deaf') return words.notices.deaf[state.reason];
      return words.chain.audio[state.kind][this.#soundFrom];
    });
  }

  #noteDecision({ utterance, decision, timing }: DecidedEvent, attention: Attention, rules: DialogueRules): void {
    // Sounds that nobody said would bury what somebody did say.
    const isSound =
      decision.decision === 'rejected' && (decision.reason === 'noSpeech' || decision.reason === 'ownVoice');
    if (isSound) return;
    const isTalk = attention === 'passesOver' && (decision.decision !== 'rejected' || isShortAnswer(decision));
    // What was said, and when it ended, went with the recogniser or the microphone.
    const isLost =
      decision.decision === 'rejected' &&
      (decision.reason === 'recognizerLost' || decision.reason === 'microphoneLost');
    if (!isLost) {
      this.#chain.noteEndOfSpeech(utterance, timing.decisionMs);
      this.#chain.add(isTalk ? heardTalk : heardAs(decision), utterance, (words) =>
        isTalk ? words.chain.heardNoRequest : this.#heard(decision, words),
      );
    }
    const decided = decidedAs(isTalk ? null : decision, timing.decisionMs, rules);
    this.#chain.add(decided, utterance, (words) =>
      isTalk ? words.chain.rejected.notAPhrase : this.#meaning(decision, words),
    );
  }

  #noteWhileOff({ utterance, decision, timing }: DecidedEvent): void {
    if (!isRequest(decision)) return;
    this.#chain.noteEndOfSpeech(utterance, timing.decisionMs);
    this.#chain.add(heardTalk, utterance, (words) => words.chain.heardWhileOff);
  }

  #heard(decision: Decision, words: DisplayWords): string {
    if (decision.decision !== 'rejected') return words.chain.heard(decision.text);
    const { floorSpoken } = decision;
    if (floorSpoken === null) return words.chain.heardNoRequest;
    return words.chain.askedFor(spokenReference(this.#station(), floorSpoken));
  }

  #meaning(decision: Decision, words: DisplayWords): string {
    if (decision.decision === 'rejected') return words.chain.rejected[decision.reason];
    const { intent } = decision;
    if (decision.decision === 'uncertain') return words.chain.uncertain(this.#named(intent));
    if (intent.kind === 'floors') return words.chain.acceptedFloors(this.#named(intent).filter(isFloor));
    if (intent.kind === 'landingCall') return words.chain.acceptedCall({ id: intent.direction });
    const named = this.#named(intent);
    if (intent.kind === 'cancel' && named.length > 0) return words.chain.acceptedCancel(named);
    return words.chain.accepted[intent.kind];
  }

  /** Lit is news; dark only after lit: a new link reports every lamp, and unreadable ones are the link's story. */
  #noteLamp(id: ButtonId, lamp: LampState, utterance: number | null): void {
    const before = this.#lamps.get(id);
    this.#lamps.set(id, lamp);
    const button = this.#button(id);
    const isNews = (lamp === 'lit' && before !== 'lit') || (lamp === 'dark' && before === 'lit');
    const happening = { kind: 'lamp.changed', content: { button: id, lamp } } as const;
    if (button !== undefined && isNews)
      this.#chain.add(happening, utterance, (words) => words.chain.lamp[lamp](button));
  }

  #named(intent: Intent): readonly ButtonReference[] {
    if (intent.kind === 'landingCall') return [{ id: intent.direction }];
    return 'floors' in intent ? intent.floors.flatMap((id) => this.#button(id) ?? []) : [];
  }

  #button(wanted: ButtonId): Floor | LandingCall | undefined {
    return callButtons(this.#station()).find(({ id }) => id === wanted);
  }
}

function heardBy(languages: readonly Language[]): { readonly language: Language; readonly languages: Language[] } {
  return { language: languages[0] ?? '', languages: [...languages] };
}
