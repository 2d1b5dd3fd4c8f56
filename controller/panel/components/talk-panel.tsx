import type { VNode } from 'preact';
import type { SceneView, StationView } from '../../api/contract/view.schema.js';
import { text } from '../messages/language.js';
import { MicrophoneControl } from './microphone-control.js';
import { PresenceSwitch } from './presence-switch.js';
import { SentenceForm } from './sentence-form.js';

interface TalkPanelProps {
  readonly station: StationView;
  readonly examples: SceneView['examples'];
  readonly maySpeakText: boolean;
}

/** Two ways to talk to the simulated lift, recordings beside the log are the third; all of them are sound at the station. */
export function TalkPanel({ station, examples, maySpeakText }: TalkPanelProps): VNode {
  const isLanding = station.kind === 'landing';
  return (
    <section class="card talk" id="talk" tabIndex={-1} aria-labelledby="talk-title">
      <h2 id="talk-title" class="visually-hidden">
        {text.value.talk}
      </h2>
      <p class="intro">{isLanding ? text.value.introductionLanding : text.value.introduction}</p>
      <PresenceSwitch gate={station.gate} />
      {maySpeakText ? (
        <SentenceForm examples={examples} isLiftSpeaking={station.isSpeaking} />
      ) : (
        <p class="quiet">{text.value.noSynthesizer}</p>
      )}
      <MicrophoneControl stationId={station.id} />
    </section>
  );
}
