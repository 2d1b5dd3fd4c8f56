import { createActor, type ActorRefFrom } from 'xstate';
import { callButtons, type CarDoors, type Station } from '../../config/index.js';
import type { Clock, Log } from '../../config/kernel/index.js';
import type { ElevatorIo, HoldOutcome, PressOutcome } from '../../firmware-bridge/index.js';
import type { StationView } from '../api/contract/view.schema.js';
import type { DisplayWords } from '../domain/messages/display-words.types.js';
import type { Delays } from '../domain/delays.js';
import type { DoorConditions } from '../domain/doors.js';
import type { Happening } from '../journal/happening.schema.js';
import type { DialogueEvent, DoorRequest } from '../machines/dialogue.types.js';
import type { DoorEvent, doorMachine, DoorPressRequest, HoldRequest } from '../machines/door.machine.js';
import type { ChainLog } from './chain-log.js';
import type { EffectQueue } from './effect-queue.js';
import { provideDoor } from './provided-machines.js';

type DoorState = Extract<Happening, { kind: 'door.settled' }>['content']['state'];

export interface DoorControlOptions {
  readonly station: Station;
  readonly elevatorIo: ElevatorIo;
  readonly clock: Clock;
  readonly log: Log;
  readonly chain: ChainLog;
  readonly effects: EffectQueue;
  readonly delays: Delays;
  readonly tellDialogue: (event: Extract<DialogueEvent, { type: 'door.settled' | 'door.changed' }>) => void;
  readonly onChange: () => void;
}

/** The doors of a station by voice: its machine, wired to the bridge, with a line of the record for whatever it presses. */
export class DoorControl {
  readonly #options: DoorControlOptions;
  readonly #doors: CarDoors;
  readonly #actor: ActorRefFrom<typeof doorMachine>;

  constructor(options: DoorControlOptions) {
    const { station, clock, effects, delays, log, tellDialogue } = options;
    this.#options = options;
    this.#doors = station.kind === 'car' ? station.doors : { open: null, close: null };
    const machine = provideDoor(
      {
        hold: (request, released) => this.#hold(request, released),
        pressClose: (request) => this.#pressClose(request),
        reportDoor: ({ utterance, outcome }) => {
          if (outcome.kind === 'refused') {
            log.info({ audit: true, correlation: utterance, reason: outcome.reason }, 'door by voice refused');
            this.#note(utterance, 'refused', ({ chain }) => chain.doorRefused, outcome.reason);
          }
          tellDialogue({ type: 'door.settled', utterance, outcome });
        },
        tellHeld: (isHeld) => {
          tellDialogue({ type: 'door.changed', isHeld });
        },
      },
      effects,
    );
    this.#actor = createActor(machine, { clock, input: { delays: delays.door } });
    this.#actor.subscribe({
      next: options.onChange,
      error: (error: unknown) => {
        // Nothing is held any longer: a stopped machine has let go of its contact.
        log.error({ err: error }, 'the machine of the doors stopped');
      },
    });
    this.#actor.start();
  }

  /** null: the door open button is not wired. */
  get state(): StationView['door'] {
    if (this.#doors.open === null) return null;
    const { value } = this.#actor.getSnapshot();
    if (typeof value !== 'string') return value.holding === 'asking' ? 'asked' : 'held';
    return value === 'closing' ? 'closing' : 'atRest';
  }

  request({ utterance, wish }: DoorRequest): void {
    if (wish === 'letGo') this.#actor.send({ type: 'door.letGo', utterance });
    else if (wish === 'open')
      this.#actor.send({ type: 'door.open', utterance, conditions: this.#conditions(this.#doors.open !== null) });
    else this.#actor.send({ type: 'door.close', utterance, conditions: this.#conditions(this.#doors.close !== null) });
  }

  send(event: Extract<DoorEvent, { type: 'floor.asked' | 'mode.changed' | 'link.lost' }>): void {
    this.#actor.send(event);
  }

  stop(): void {
    this.#actor.send({ type: 'shutdown' });
    this.#actor.stop();
  }

  #conditions(isWired: boolean): DoorConditions {
    const { elevatorIo, station } = this.#options;
    const { isLinkUp, mode } = elevatorIo;
    const wired = callButtons(station).filter(({ lamp }) => lamp !== null);
    return { isLinkUp, mode, areLampsRead: wired.every(({ id }) => elevatorIo.lamp(id) !== 'unknown'), isWired };
  }

  async #hold({ utterance, longestMs, deadlineMs }: HoldRequest, released: AbortSignal): Promise<HoldOutcome> {
    const { elevatorIo, log } = this.#options;
    const contact = this.#doors.open?.contact ?? 0;
    const audit = { audit: true, correlation: utterance, door: 'open', contact };
    log.info(audit, 'door hold requested');
    this.#noteRequest(utterance, 'open', contact);
    const onHeld = (): void => {
      this.#note(utterance, 'held', ({ chain }) => chain.doorHeld(contact));
      this.#actor.send({ type: 'door.held' });
    };
    try {
      const outcome = await elevatorIo.holdDoor({ longestMs, deadlineMs, onHeld, released });
      log.info({ ...audit, outcome }, 'door hold ended');
      if (outcome.heldMs > 0)
        this.#note(utterance, outcome.kind === 'unknown' ? 'unknown' : 'letGo', ({ chain }) =>
          outcome.kind === 'unknown' ? chain.doorUnknown : chain.doorLetGo(contact),
        );
      return outcome;
    } catch (error) {
      // The bridge answers with values; if it throws all the same, the board lets go within a second.
      log.error({ ...audit, err: error }, 'door hold failed');
      this.#note(utterance, 'unknown', ({ chain }) => chain.doorUnknown);
      return { kind: 'unknown', heldMs: 0 };
    }
  }

  async #pressClose({ utterance, deadlineMs }: DoorPressRequest): Promise<PressOutcome> {
    const { elevatorIo, log } = this.#options;
    const contact = this.#doors.close?.contact ?? 0;
    const audit = { audit: true, correlation: utterance, door: 'close', contact };
    log.info(audit, 'press requested');
    this.#noteRequest(utterance, 'close', contact);
    try {
      const outcome = await elevatorIo.pressDoorClose(deadlineMs);
      log.info({ ...audit, outcome }, 'press settled');
      if (outcome.kind !== 'refused')
        this.#note(utterance, outcome.kind === 'done' ? 'closePressed' : 'unknown', ({ chain }) =>
          outcome.kind === 'done' ? chain.doorClosePressed(contact) : chain.doorUnknown,
        );
      return outcome;
    } catch (error) {
      log.error({ ...audit, err: error }, 'press failed');
      this.#note(utterance, 'unknown', ({ chain }) => chain.doorUnknown);
      return { kind: 'unknown', reason: 'noAcknowledge' };
    }
  }

  #noteRequest(utterance: number, wish: 'open' | 'close', contact: number): void {
    this.#options.chain.note({ kind: 'door.requested', content: { wish, contact } }, utterance);
  }

  #note(
    utterance: number,
    state: DoorState,
    choose: (words: DisplayWords) => string,
    reason: string | null = null,
  ): void {
    this.#options.chain.add({ kind: 'door.settled', content: { state, reason } }, utterance, choose);
  }
}
