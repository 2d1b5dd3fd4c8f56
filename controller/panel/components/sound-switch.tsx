import type { VNode } from 'preact';
import { text } from '../messages/language.js';
import { isSoundOn } from '../sound/sound-output.js';

/** Answers and passengers sound in the page, or not. */
export function SoundSwitch(): VNode {
  const isOn = isSoundOn.value;
  return (
    <button
      type="button"
      class={`sound-switch ${isOn ? 'is-on' : ''}`}
      aria-label={text.value.sound}
      aria-pressed={isOn}
      title={text.value.sound}
      onClick={() => {
        isSoundOn.value = !isOn;
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4z" />
        {isOn ? <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" /> : <path d="M16 9.5l5 5M21 9.5l-5 5" />}
      </svg>
    </button>
  );
}
