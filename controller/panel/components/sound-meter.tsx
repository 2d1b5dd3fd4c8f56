import type { VNode } from 'preact';
import type { MetersView } from '../../api/contract/meters.schema.js';
import { text } from '../messages/language.js';

/** Level below which the bar is empty, in dBFS: quieter than any room. */
const quietestDb = -80;

/** What the microphone of the station is given to hear. Every figure keeps its place, whether it is known or not. */
export function SoundMeter({ title, meters }: { readonly title: string; readonly meters: MetersView | null }): VNode {
  const words = text.value.meters;
  const level = share(meters?.levelDbFs ?? quietestDb);
  const { noiseFloorDbFs = null, speechToNoiseDb = null, hum = null, clipping = 0 } = meters ?? {};
  return (
    <section class="card sound" aria-labelledby="sound-title">
      <h2 id="sound-title">{title}</h2>
      <div
        class="level sound-level"
        role="meter"
        aria-labelledby="sound-title"
        aria-valuemin={quietestDb}
        aria-valuemax={0}
        aria-valuenow={Math.round(Math.max(quietestDb, meters?.levelDbFs ?? quietestDb))}
        aria-valuetext={meters === null ? words.nothing : decibels(meters.levelDbFs, 'dBFS')}
        style={{ '--level': level }}
      >
        <span />
      </div>
      <dl class="sound-figures">
        <Figure name={words.room} value={noiseFloorDbFs === null ? '–' : decibels(noiseFloorDbFs, 'dBFS')} />
        <Figure name={words.speech} value={speechToNoiseDb === null ? '–' : decibels(speechToNoiseDb, 'dB')} />
        <Figure
          name={words.hum}
          value={meters === null ? '–' : hum === null ? words.none : `${hum.hertz} Hz`}
          isBad={hum !== null}
        />
        <Figure
          name={words.clipping}
          value={meters === null ? '–' : clipping === 0 ? words.none : `${(clipping * 100).toFixed(1)} %`}
          isBad={clipping > 0}
        />
      </dl>
    </section>
  );
}

function Figure({
  name,
  value,
  isBad = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isBad?: boolean;
}): VNode {
  return (
    <div class={isBad ? 'is-bad' : ''}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function share(decibelsFullScale: number): number {
  return Math.max(0, Math.min(1, 1 - decibelsFullScale / quietestDb));
}

function decibels(value: number, unit: string): string {
  return `${Math.round(value).toString().replace('-', '−')} ${unit}`;
}
