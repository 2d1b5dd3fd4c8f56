import type { VNode } from 'preact';
import type { ClipView } from '../../api/contract/view.schema.js';
import { inPageLanguage, language, text } from '../messages/language.js';
import { say, speaking } from '../state/simulator-requests.js';

/** Bundled recordings of people; the page's own language first, each with what it shows, and with the credit its licence asks for. */
export function ClipChips({ clips }: { readonly clips: readonly ClipView[] }): VNode | null {
  if (clips.length === 0) return null;
  const sorted = [...clips].sort(
    (a, b) => Number(b.language === language.value) - Number(a.language === language.value),
  );
  return (
    <section class="card clips" aria-labelledby="clips-title">
      <h2 id="clips-title">{text.value.recordings}</h2>
      <div class="chips">
        {sorted.map((clip) => (
          <button
            key={clip.id}
            type="button"
            class={`chip chip-clip ${speaking.value === clip.id ? 'is-speaking' : ''}`}
            aria-disabled={speaking.value !== null}
            onClick={() => {
              void say({ clip: clip.id });
            }}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="M3 1.8v8.4l7-4.2z" />
            </svg>
            <Label clip={clip} />
            <span class="clip-shows">{inPageLanguage(clip.shows)}</span>
          </button>
        ))}
      </div>
      <details class="attributions">
        <summary>{text.value.recordingsOrigin}</summary>
        <ol>
          {sorted.map((clip) => (
            <li key={clip.id}>
              <Label clip={clip} /> — {inPageLanguage(clip.attribution)}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Words that were spoken stand in their own language, whatever the page's is. */
function Label({ clip }: { readonly clip: ClipView }): VNode {
  const isSpokenWords = clip.label[language.value] === undefined;
  return <span {...(isSpokenWords ? { lang: clip.language } : {})}>{inPageLanguage(clip.label)}</span>;
}
