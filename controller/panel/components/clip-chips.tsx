import type { VNode } from 'preact';
import type { ClipView } from '../../api/contract/view.schema.js';
import { language, text } from '../messages/language.js';
import { say, speaking } from '../state/simulator-requests.js';

/** Bundled recordings of people; the page's own language first, each with the name its licence asks for. */
export function ClipChips({ clips }: { readonly clips: readonly ClipView[] }): VNode | null {
  if (clips.length === 0) return null;
  const sorted = [...clips].sort(
    (a, b) => Number(b.language === language.value) - Number(a.language === language.value),
  );
  const attributions = [...new Set(clips.map(({ attribution }) => attribution))];
  return (
    <div class="clips">
      <div class="chips" role="group" aria-label={text.value.recordings}>
        <span class="chips-title" aria-hidden="true">
          {text.value.recordings}
        </span>
        {sorted.map((clip) => (
          <button
            key={clip.id}
            type="button"
            class={`chip chip-clip ${speaking.value === clip.id ? 'is-speaking' : ''}`}
            lang={clip.language}
            title={clip.attribution}
            onClick={() => {
              void say({ clip: clip.id });
            }}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="M3 1.8v8.4l7-4.2z" />
            </svg>
            {clip.text}
          </button>
        ))}
      </div>
      <p class="attribution">{attributions.join(' · ')}</p>
    </div>
  );
}
