import { fail, remembered, succeed, type Result } from '../../config/kernel/index.js';

/** Whether words are written with spaces between them (en) or not (zh). */
export type Spacing = 'words' | 'characters';

/**
 * Writes out a sentence template: `[optional]`, `(this|that)` (both may hold alternatives and each other), `{slot}` is left
 * as it stands. The notation is that of Home Assistant's intents, so that sentences can be taken over.
 *
 * @returns every wording once, in the order of the template; the failure says at which character the brackets don't match
 */
export function expandTemplate(template: string, spacing: Spacing): Result<readonly string[], string> {
  const reader = { text: template, at: 0 };
  const wordings = readAlternatives(reader);
  if (!wordings.ok) return wordings;
  if (reader.at < template.length)
    return fail(`'${template.charAt(reader.at)}' at character ${reader.at + 1} closes nothing`);
  return succeed([...new Set(wordings.value.map((wording) => tidy(wording, spacing)))]);
}

/** For templates of our own languages, whose brackets the loader of sentences has checked; most are asked for with every floor. */
export function wordingsOf(template: string, spacing: Spacing): readonly string[] {
  return wordings[spacing](template);
}

const wordings: Readonly<Record<Spacing, (template: string) => readonly string[]>> = {
  words: remembered((template) => checkedWordings(template, 'words')),
  characters: remembered((template) => checkedWordings(template, 'characters')),
};

function checkedWordings(template: string, spacing: Spacing): readonly string[] {
  const expanded = expandTemplate(template, spacing);
  if (!expanded.ok) throw new TypeError(`template '${template}': ${expanded.failure}`);
  return expanded.value;
}

/** Puts a value into a slot and mends the spaces. */
export function fillSlot(wording: string, slot: string, value: string): string {
  return wording.replaceAll(`{${slot}}`, value);
}

interface Reader {
  readonly text: string;
  at: number;
}

function readAlternatives(reader: Reader): Result<readonly string[], string> {
  const all: string[] = [];
  for (;;) {
    const sequence = readSequence(reader);
    if (!sequence.ok) return sequence;
    all.push(...sequence.value);
    if (reader.text.charAt(reader.at) !== '|') return succeed(all);
    reader.at += 1;
  }
}

function readSequence(reader: Reader): Result<readonly string[], string> {
  let wordings: readonly string[] = [''];
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    if (character === '|' || character === ')' || character === ']') break;
    const start = reader.at;
    reader.at += 1;
    let choices: readonly string[] = [character];
    if (character === '(' || character === '[') {
      const inner = readAlternatives(reader);
      if (!inner.ok) return inner;
      const closing = character === '(' ? ')' : ']';
      if (reader.text.charAt(reader.at) !== closing)
        return fail(`'${character}' at character ${start + 1} is not closed`);
      reader.at += 1;
      choices = character === '[' ? ['', ...inner.value] : inner.value;
    }
    wordings = wordings.flatMap((wording) => choices.map((choice) => wording + choice));
  }
  return succeed(wordings);
}

function tidy(wording: string, spacing: Spacing): string {
  return spacing === 'words' ? wording.replace(/\s+/gu, ' ').trim() : wording.replace(/\s+/gu, '');
}
