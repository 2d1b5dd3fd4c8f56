import { describe, expect, it } from 'vitest';
import { spokenText } from '../../../speech/prompts/spoken-text.js';
import { language } from '../../support/languages.js';

describe('spokenText', () => {
  it.each([
    ['十二楼', '十二楼'],
    ['12楼', '十二楼'],
    ['10楼', '十楼'],
    ['20楼', '二十楼'],
    ['35楼', '三十五楼'],
    ['去B2', '去负二楼'],
    ['B2层', '负二层'],
    ['-1楼', '负一楼'],
    ['12A楼', '十二 A 楼'],
    ['12A', '十二 A'],
    ['2026年', '2026年'],
    ['已登记,3 楼', '已登记,三 楼'],
    ['3.5', '3.5'],
    ['-12', '-12'],
  ])('zh %s -> %s', (text, words) => {
    expect(spokenText(text, language('zh'))).toBe(words);
  });

  it.each([
    ['floor 12', 'floor twelve'],
    ['floor 12A', 'floor twelve A'],
    ['B2 please', 'B two please'],
    ['to -1', 'to minus one'],
    ['twenty-1', 'twenty-1'],
    ['at 12:30', 'at 12:30'],
    ['Floor 12.', 'Floor twelve.'],
  ])('en %s -> %s', (text, words) => {
    expect(spokenText(text, language('en'))).toBe(words);
  });
});
