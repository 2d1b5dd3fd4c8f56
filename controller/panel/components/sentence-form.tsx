import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { SiteView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { say, speaking } from '../state/simulator-requests.js';

const sentence = signal('');
const voice = signal(0);
const voices = [0, 1, 2, 3];

function speak(words: string): void {
  const trimmed = words.trim();
  if (trimmed !== '') void say({ text: trimmed, voice: voice.value });
}

/** A sentence that a synthetic passenger says in the car. */
export function SentenceForm({ examples }: { readonly examples: SiteView['examples'] }): VNode {
  const isBusy = speaking.value !== null;
  return (
    <>
      <form
        class="sentence"
        onSubmit={(event) => {
          event.preventDefault();
          speak(sentence.value);
        }}
      >
        <label class="visually-hidden" for="sentence">
          {text.value.sentence}
        </label>
        <input
          id="sentence"
          type="text"
          maxLength={120}
          autocomplete="off"
          enterkeyhint="send"
          placeholder={text.value.sentencePlaceholder}
          value={sentence.value}
          onInput={(event) => {
            sentence.value = event.currentTarget.value;
          }}
        />
        <VoiceChoice />
        <button class="primary" type="submit" aria-disabled={isBusy}>
          {isBusy ? text.value.speaking : text.value.speak}
        </button>
      </form>
      <Examples sentences={examples[language.value] ?? Object.values(examples)[0] ?? []} />
    </>
  );
}

function VoiceChoice(): VNode {
  return (
    <select
      aria-label={text.value.voice}
      value={voice.value}
      onChange={(event) => {
        voice.value = Number(event.currentTarget.value);
      }}
    >
      {voices.map((each) => (
        <option key={each} value={each}>
          {text.value.voiceNumber(each + 1)}
        </option>
      ))}
    </select>
  );
}

function Examples({ sentences }: { readonly sentences: readonly string[] }): VNode {
  return (
    <div class="chips" role="group" aria-label={text.value.tryThese}>
      <span class="chips-title" aria-hidden="true">
        {text.value.tryThese}
      </span>
      {sentences.map((each) => (
        <button
          key={each}
          type="button"
          class={`chip ${speaking.value === each ? 'is-speaking' : ''}`}
          onClick={() => {
            sentence.value = each;
            speak(each);
          }}
        >
          {each}
        </button>
      ))}
    </div>
  );
}
