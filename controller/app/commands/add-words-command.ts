import type { LackingWords } from '../../../speech/index.js';

/** What is typed to give a model words that it lacks. */
export function addWordsCommand({ model, language, words }: LackingWords): string {
  const option = language === null ? '' : ` --language ${language}`;
  return `liftvoice models add-words ${model} ${words.map(quoted).join(' ')}${option}`;
}

/** As a shell takes it for one argument: pronunciations have blanks in them, and words may have an apostrophe. */
function quoted(argument: string): string {
  return /^[\p{L}\p{N}=_.-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
