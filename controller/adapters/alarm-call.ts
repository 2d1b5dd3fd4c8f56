import type { Station } from '../../config/index.js';
import type { Clock, Log, TimerHandle } from '../../config/kernel/index.js';
import type { ElevatorIo, PressOutcome } from '../../firmware-bridge/index.js';
import type { Decision } from '../../speech/index.js';
import type { AlarmDelays } from '../domain/delays.js';
import { mayPressAlarm } from '../domain/safety-rules.js';
import { isDistress } from '../domain/spoken-request.js';
import type { ChainLog } from './chain-log.js';

export interface AlarmCallOptions {
  readonly station: Station;
  readonly elevatorIo: Pick<ElevatorIo, 'pressAlarm' | 'isLinkUp' | 'mode'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly chain: ChainLog;
  readonly delays: AlarmDelays;
}

interface AlarmPress {
  readonly utterance: number;
  readonly isPressed: Promise<boolean>;
}

/**
 * Presses the alarm in addition to its button when somebody surely calls for help. It hears of the decision itself: no dialogue,
 * no question and no gate stands between. Cries that are repeated press it once in a while, and are told of that press.
 */
export class AlarmCall {
  readonly #options: AlarmCallOptions;
  /** The latest; the only one that an answer waits for. */
  #press: AlarmPress | null = null;
  #underWay: Promise<boolean> | null = null;
  #pressedMs = -Infinity;
  #answering: TimerHandle | null = null;

  constructor(options: AlarmCallOptions) {
    this.#options = options;
  }

  hear(utterance: number, decision: Decision): void {
    const { station, clock, delays } = this.#options;
    const contact = station.kind === 'car' ? station.alarm?.contact : undefined;
    if (contact === undefined || decision.decision !== 'accepted' || !isDistress(decision)) return;
    const isRecent = clock.now() < this.#pressedMs + delays.pauseMs;
    const isPressed = isRecent ? Promise.resolve(true) : (this.#underWay ?? this.#pressOnce(utterance, contact));
    this.#press = { utterance, isPressed };
  }

  /**
   * Whether the alarm was pressed for this utterance, as far as is known in time for its answer; null: nobody asked for it. What
   * is not known to be pressed is not said to be.
   */
  pressFor(utterance: number): Promise<boolean> | null {
    if (this.#press?.utterance !== utterance) return null;
    const { isPressed } = this.#press;
    const { clock, delays } = this.#options;
    return new Promise((resolve) => {
      this.stop();
      this.#answering = clock.setTimeout(() => {
        resolve(false);
      }, delays.answerLimitMs);
      void isPressed.then((value) => {
        this.stop();
        resolve(value);
      });
    });
  }

  /** Nobody waits for the answer any longer. */
  stop(): void {
    if (this.#answering !== null) this.#options.clock.clearTimeout(this.#answering);
    this.#answering = null;
  }

  #pressOnce(utterance: number, contact: number): Promise<boolean> {
    const press = this.#pressWithRecord(utterance, contact).finally(() => {
      this.#underWay = null;
    });
    this.#underWay = press;
    return press;
  }

  async #pressWithRecord(utterance: number, contact: number): Promise<boolean> {
    const { log, chain } = this.#options;
    const audit = { audit: true, correlation: utterance, alarm: true, contact };
    log.info(audit, 'press requested');
    // No waiting for the disk here: whoever calls for help is not kept waiting for a record.
    chain.note({ kind: 'alarm.requested', content: { contact } }, utterance);
    const outcome = await this.#outcome(audit);
    log.info({ ...audit, outcome }, 'press settled');
    if (outcome.kind === 'done') this.#pressedMs = this.#options.clock.now();
    const reason = outcome.kind === 'done' ? null : outcome.reason;
    const settled = { kind: 'alarm.settled', content: { contact, outcome: outcome.kind, reason } } as const;
    chain.add(settled, utterance, (words) => {
      if (outcome.kind === 'done') return words.chain.alarmPressed(contact);
      return outcome.kind === 'refused' ? words.chain.alarmRefused : words.chain.alarmUnknown;
    });
    return outcome.kind === 'done';
  }

  async #outcome(audit: object): Promise<PressOutcome> {
    const { elevatorIo, delays } = this.#options;
    if (!mayPressAlarm(elevatorIo)) return { kind: 'refused', reason: elevatorIo.isLinkUp ? 'notNormal' : 'linkDown' };
    try {
      return await elevatorIo.pressAlarm(delays.deadlineMs);
    } catch (error) {
      this.#options.log.error({ ...audit, err: error }, 'press failed');
      return { kind: 'unknown', reason: 'noAcknowledge' };
    }
  }
}
