import type { VNode } from 'preact';
import { text } from '../messages/language.js';
import { microphone, microphoneLevel, startMicrophone, stopMicrophone } from '../microphone/browser-microphone.js';

/** Level below which the meter is empty, in dBFS. */
const quietestDb = -60;

/** The meter has its place whether it is there or not, and trouble that of the hint: nothing below moves by more than a line. */
export function MicrophoneControl({ stationId }: { readonly stationId: string }): VNode {
  const state = microphone.value;
  const isOn = state.kind === 'on';
  const label =
    state.kind === 'starting'
      ? text.value.microphoneStarting
      : isOn
        ? text.value.microphoneStop
        : text.value.microphoneStart;
  return (
    <div class="microphone">
      <button
        type="button"
        class={`microphone-button ${isOn ? 'is-on' : ''}`}
        aria-pressed={isOn}
        aria-disabled={state.kind === 'starting'}
        onClick={() => {
          if (isOn) stopMicrophone();
          else void startMicrophone(stationId);
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <rect x="9" y="3" width="6" height="11" rx="3" />
          <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
        </svg>
        {label}
      </button>
      <div class="microphone-level">{isOn && <LevelMeter />}</div>
      <p class="microphone-trouble" role="alert">
        {state.kind === 'trouble' ? text.value.microphoneTrouble[state.trouble] : ''}
      </p>
      {state.kind !== 'trouble' && <p class="microphone-hint quiet">{text.value.microphoneHint}</p>}
    </div>
  );
}

function LevelMeter(): VNode {
  const decibels = 20 * Math.log10(Math.max(1e-4, microphoneLevel.value));
  const share = Math.max(0, Math.min(1, 1 - decibels / quietestDb));
  return (
    <div
      class="level"
      role="meter"
      aria-label={text.value.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      style={{ '--level': share }}
    >
      <span />
    </div>
  );
}
