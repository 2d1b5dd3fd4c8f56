/** Text that is safe inside HTML and its attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0) ?? 32};`);
}

/** The same thing for people who read Mandarin and for those who read English; the page shows one of the two. */
export function both(zh: string, en: string): string {
  return `<span lang="zh">${escape(zh)}</span><span lang="en">${escape(en)}</span>`;
}

/** @param rows cells as HTML, the first row is the head; @param align one letter per column, `r` for numbers */
export function table(caption: string, rows: readonly (readonly string[])[], align = ''): string {
  const [head = [], ...body] = rows;
  const style = (column: number): string => (align[column] === 'r' ? ' class="number"' : '');
  const headCells = head.map((cell, column) => `<th scope="col"${style(column)}>${cell}</th>`).join('');
  const lines = body.map(
    (cells) => `<tr>${cells.map((cell, column) => `<td${style(column)}>${cell}</td>`).join('')}</tr>`,
  );
  const captionText = caption === '' ? '' : `<caption>${caption}</caption>`;
  return `<div class="wide"><table>${captionText}<thead><tr>${headCells}</tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`;
}

export function percent(count: number, of: number): string {
  return of === 0 ? '-' : `${((100 * count) / of).toFixed(1)} %`;
}
