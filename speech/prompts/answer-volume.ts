import type { AudioSource } from '../../config/kernel/index.js';
import { levelDbFs as levelOf } from '../audio/level.js';
import { decibels } from '../audio/meters/decibels.js';
import { activeLevelDbFs } from './speech-level.js';

/** How far an answer stands out from the room, dB (ADA Standards 2010, 407.2.1.5). */
const overRoomDb = 10;
/** An answer in which somebody spoke seems louder than it was: the faintest of the last ones tells most. */
const rememberedAnswers = 5;
/** 200 ms: shorter than any tone. */
const fewestBlocks = 10;

export interface AnswerVolumeOptions {
  /** In a quiet room, dBFS. */
  readonly quietestDbFs: number;
  /** In the loudest, dBFS. */
  readonly loudestDbFs: number;
  readonly microphone: Pick<AudioSource, 'onBlock'>;
  /** dBFS; null: not known yet. */
  readonly roomLevelDbFs: () => number | null;
}

/**
 * How loud a station speaks: at the microphone, which hangs where people stand, so much louder than the room. How loud an answer
 * arrives there nobody has to set; it is measured while each one sounds. Only levels are kept.
 */
export class AnswerVolume {
  readonly #options: AnswerVolumeOptions;
  /** From the loudspeaker to the microphone, dB, of the last answers. */
  #waysDb: readonly number[] = [];

  constructor(options: AnswerVolumeOptions) {
    this.#options = options;
  }

  /** Of an answer that begins now, whole dBFS: a room that changes a little is not heard in it. */
  get levelDbFs(): number {
    const { quietestDbFs, loudestDbFs } = this.#options;
    const roomDbFs = this.#options.roomLevelDbFs();
    if (roomDbFs === null || this.#waysDb.length === 0) return quietestDbFs;
    const wantedDbFs = Math.ceil(roomDbFs + overRoomDb - Math.min(...this.#waysDb));
    return Math.min(loudestDbFs, Math.max(quietestDbFs, wantedDbFs));
  }

  /**
   * An answer begins to sound.
   *
   * @param levelDbFs its own
   * @returns to be called when it has ended
   */
  follow(levelDbFs: number): () => void {
    const roomDbFs = this.#options.roomLevelDbFs();
    const powers: number[] = [];
    const unfollow = this.#options.microphone.onBlock((block) => {
      powers.push(10 ** (levelOf(block) / 10));
    });
    return () => {
      unfollow();
      if (roomDbFs === null || powers.length < fewestBlocks) return;
      const wayDb = arrivedDbFs(powers, roomDbFs) - levelDbFs;
      this.#waysDb = [...this.#waysDb, wayDb].slice(-rememberedAnswers);
    };
  }
}

/** Level of the answer alone. One that does not stand out from the room is at most as loud as that. */
function arrivedDbFs(powers: readonly number[], roomDbFs: number): number {
  const roomPower = 10 ** (roomDbFs / 10);
  const heardPower = 10 ** (activeLevelDbFs(powers) / 10);
  return decibels(Math.max(heardPower - roomPower, roomPower));
}
