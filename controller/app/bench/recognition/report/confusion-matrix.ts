import type { Confusion } from '../../../../../speech/index.js';
import { both, escape } from './html.js';

/** What requests were taken for: a row for what was said, a column for what was heard; only what is off the diagonal is dark. */
export function confusionMatrix(language: string, confusions: readonly Confusion[]): string {
  const own = confusions.filter((confusion) => confusion.language === language);
  const said = [...new Set(own.map(({ expected }) => expected))].toSorted(byFloor);
  const heardAs = [...new Set(own.flatMap(({ heard }) => (heard === '' ? [] : [heard])))].toSorted(byFloor);
  const nothing = own.some(({ heard }) => heard === '') ? [''] : [];
  const columns = [...heardAs, ...nothing];
  const head = columns.map((heard) => `<th scope="col">${heard === '' ? '∅' : escape(heard)}</th>`).join('');
  const body = said.map((expected) => {
    const cells = columns.map((heard) => {
      const n = own.find((one) => one.expected === expected && one.heard === heard)?.n ?? 0;
      return n === 0 ? '<td></td>' : `<td class="${kindOf(expected, heard)}">${n}</td>`;
    });
    return `<tr><th scope="row">${escape(expected)}</th>${cells.join('')}</tr>`;
  });
  const caption = both(
    `${language}：行 = 说的楼层，列 = 听成的（“?” 为询问，∅ 为未接受）`,
    `${language}: rows = said, columns = heard as ("?" = asked about, ∅ = not accepted)`,
  );
  return `<div class="wide"><table class="matrix"><caption>${caption}</caption><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function kindOf(expected: string, heard: string): string {
  if (heard === expected) return 'right';
  if (heard === '') return 'rejected';
  return heard.endsWith('?') ? 'asked' : 'wrong';
}

/** "2" before "10", "10?" behind "10". */
function byFloor(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
