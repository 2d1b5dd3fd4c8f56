import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SceneView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { isOfSentence, requestTrouble, say, speaking } from '../state/simulator-requests.js';

const sentence = signal('');
const voice = signal(0);
const voices = [0, 1, 2, 3];

/** Most characters that the server takes. */
const longestSentence = 120;
/** The sentence stood empty when it was to be spoken. */
const isMissing = signal(false);

function speak(words: string): void {
  const trimmed = words.trim();
  isMissing.value = trimmed === '';
  if (trimmed !== '' && trimmed.length <= longestSentence) void say({ text: trimmed, voice: voice.value });
}

function remark(): string {
  const { length } = sentence.value.trim();
  if (length > longestSentence) return text.value.sentenceTooLong(length, longestSentence);
  if (isMissing.value) return text.value.sentenceEmpty;
  const trouble = requestTrouble.value;
  return trouble?.kind === 'refused' && isOfSentence(trouble) ? text.value.refused[trouble.what] : '';
}

interface SentenceFormProps {
  readonly examples: SceneView['examples'];
  /** The passenger lets it finish. */
  readonly isLiftSpeaking: boolean;
}

/** A sentence that a synthetic passenger says in the car. */
export function SentenceForm({ examples, isLiftSpeaking }: SentenceFormProps): VNode {
  const isBusy = speaking.value !== null;
  const sentences = examples[language.value] ?? Object.values(examples)[0] ?? [];
  const doing = isLiftSpeaking ? text.value.waitingToSpeak : text.value.speaking;
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
          autocomplete="off"
          enterkeyhint="send"
          placeholder={sentences[0] ?? ''}
          value={sentence.value}
          aria-invalid={remark() !== ''}
          aria-describedby="sentence-remark"
          onInput={(event) => {
            sentence.value = event.currentTarget.value;
            isMissing.value = false;
            // It was about another sentence.
            if (requestTrouble.value !== null && isOfSentence(requestTrouble.value)) requestTrouble.value = null;
          }}
        />
        <VoiceChoice />
        <button class="primary" type="submit" aria-disabled={isBusy}>
          {isBusy ? doing : text.value.speak}
        </button>
        <Remark words={remark()} />
      </form>
      <Examples sentences={sentences} />
    </>
  );
}

/** On a phone the field may be the last thing in sight: what is wrong with it comes into sight as well. */
function Remark({ words }: { readonly words: string }): VNode {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (words !== '') line.current?.scrollIntoView({ block: 'nearest' });
  }, [words]);
  return (
    <p ref={line} id="sentence-remark" class="sentence-remark" role="alert">
      {words}
    </p>
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
          aria-disabled={speaking.value !== null}
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
