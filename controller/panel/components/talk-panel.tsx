import type { VNode } from 'preact';
import type { SiteView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { MicrophoneControl } from './microphone-control.js';
import { SentenceForm } from './sentence-form.js';

interface TalkPanelProps {
  readonly site: SiteView;
  readonly station: StationView;
}

/** Two ways to talk to the simulated lift, recordings beside the log are the third; all of them are sound in the car. */
export function TalkPanel({ site, station }: TalkPanelProps): VNode {
  return (
    <section class="card talk" id="talk" tabIndex={-1} aria-labelledby="talk-title">
      <h2 id="talk-title" class="visually-hidden">
        {text.value.talk}
      </h2>
      <p class="intro">{text.value.introduction}</p>
      {site.maySpeakText ? (
        <SentenceForm examples={site.examples} isLiftSpeaking={station.isSpeaking} />
      ) : (
        <p class="quiet">{text.value.noSynthesizer}</p>
      )}
      <MicrophoneControl stationId={station.id} />
    </section>
  );
}
