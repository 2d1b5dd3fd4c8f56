import type { Languages, Site } from '../../config/index.js';

/**
 * What who comes too early reads, a line for each of the site's languages; a site whose languages the page does not show has
 * those that it does show.
 */
export function startingText({ languages: spoken }: Pick<Site, 'languages'>, languages: Languages): string {
  const own = textsOf(spoken, languages);
  const lines = own.length > 0 ? own : textsOf([...languages.keys()], languages);
  return lines.map((line) => `${line}\n`).join('');
}

function textsOf(codes: readonly string[], languages: Languages): readonly string[] {
  const texts = codes.map((code) => languages.get(code)?.display?.notices.starting);
  return texts.filter((text) => text !== undefined);
}
