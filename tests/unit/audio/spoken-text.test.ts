import { describe, expect, it } from 'vitest';
import { spokenText } from '../../../speech/prompts/spoken-text.js';

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
  ])('zh %s -> %s', (text, words) => {
    expect(spokenText(text, 'zh')).toBe(words);
  });

  it.each([
    ['floor 12', 'floor 12'],
    ['floor 12A', 'floor 12 A'],
    ['B2 please', 'B 2 please'],
    ['to -1', 'to minus 1'],
    ['twenty-1', 'twenty-1'],
  ])('en %s -> %s', (text, words) => {
    expect(spokenText(text, 'en')).toBe(words);
  });
});
