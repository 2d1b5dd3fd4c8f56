import { expect, it } from 'vitest';
import { startingText } from '../../../controller/app/starting-text.js';
import { language, languages } from '../../support/languages.js';

const of = (code: string): string => `${language(code).display!.notices.starting}\n`;

it.each([
  [['zh', 'en'], of('zh') + of('en')],
  [['en'], of('en')],
  [['ko', 'zh'], of('zh')],
  // The page shows none of them.
  [['ko'], of('en') + of('zh')],
])('who comes too early to a site of %j reads its languages', (spoken, text) => {
  expect(startingText({ languages: spoken }, languages)).toBe(text);
});
