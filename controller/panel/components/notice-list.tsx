import type { VNode } from 'preact';
import type { StationView } from '../../api/contract/view.schema.js';
import { inPageLanguage, text } from '../messages/language.js';

/** What is limited, with what works instead, besides the gravest that the display shows. */
export function NoticeList({ station }: { readonly station: StationView }): VNode | null {
  const notices = station.availability === 'ready' ? station.notices : station.notices.slice(1);
  if (notices.length === 0) return null;
  return (
    <section class="card notices" aria-labelledby="notices-title">
      <h2 id="notices-title">{text.value.notices}</h2>
      <ul>
        {notices.map(inPageLanguage).map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </section>
  );
}
