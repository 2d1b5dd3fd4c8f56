import type { VNode } from 'preact';
import type { ChainEntry } from '../../api/contract/view.schema.js';
import { inPageLanguage, text } from '../messages/language.js';
import { groupChain } from './chain-groups.js';

/** heard -> decided -> pressed -> lamp, with the time since the last word. */
export function ChainLog({ chain }: { readonly chain: readonly ChainEntry[] }): VNode {
  const groups = groupChain(chain);
  return (
    <section class="card chain" aria-labelledby="chain-title">
      <div class="chain-head">
        <h2 id="chain-title">{text.value.log}</h2>
        <p class="quiet">{text.value.logTimes}</p>
      </div>
      {groups.length === 0 ? (
        <p class="quiet">{text.value.logEmpty}</p>
      ) : (
        <ol class="chain-groups" tabIndex={0} aria-labelledby="chain-title">
          {groups.map(({ key, isUtterance, entries }) => (
            <li key={key} class={isUtterance ? 'chain-utterance' : 'chain-alone'}>
              <ol>
                {entries.map((entry) => (
                  <ChainStep key={entry.sequence} entry={entry} />
                ))}
              </ol>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function ChainStep({ entry }: { readonly entry: ChainEntry }): VNode {
  return (
    <li class={`chain-step step-${entry.step}`}>
      <span class="step-name">{text.value.step[entry.step]}</span>
      <span class="step-text">{inPageLanguage(entry.text)}</span>
      {entry.afterSpeechMs !== null && <span class="step-time">{text.value.afterSpeech(entry.afterSpeechMs)}</span>}
    </li>
  );
}
