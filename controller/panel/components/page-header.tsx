import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { SoundSwitch } from './sound-switch.js';
import { language, switchLanguage, text, type Language } from '../messages/language.js';

const names: Readonly<Record<Language, { short: string; lang: string }>> = {
  zh: { short: '中文', lang: 'zh-CN' },
  en: { short: 'English', lang: 'en' },
};

export function PageHeader({
  name,
  link,
}: {
  readonly name: string;
  readonly link: StationView['link'] | null;
}): VNode {
  return (
    <header class="page-header">
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10.4" />
        <path d="M7.2 11l4.8-4.4 4.8 4.4M7.2 17.4h9.6M7.2 14.2h9.6" />
      </svg>
      <h1>Liftvoice</h1>
      <p class="site-name">{name}</p>
      {link !== null && <BoardState link={link} />}
      <SoundSwitch />
      <div class="languages" role="group" aria-label={text.value.language}>
        {(['zh', 'en'] as const).map((each) => (
          <button
            key={each}
            type="button"
            lang={names[each].lang}
            aria-pressed={language.value === each}
            onClick={() => {
              switchLanguage(each);
            }}
          >
            {names[each].short}
          </button>
        ))}
      </div>
    </header>
  );
}

function BoardState({ link }: { readonly link: StationView['link'] }): VNode {
  const roundTrip = link.medianRoundTripMs === null ? '–' : `${link.medianRoundTripMs.toFixed(1)} ms`;
  const says = link.isUp ? text.value.boardUp(link.firmware ?? '–', roundTrip) : text.value.boardDown;
  return <p class={`board-state ${link.isUp ? 'is-up' : 'is-down'}`}>{says}</p>;
}
