import { describe, expect, it } from 'vitest';
import type { CarStation, Station } from '../../../../config/index.js';
import { spokenText } from '../../../../speech/prompts/spoken-text.js';
import { compileVocabulary } from '../../../../speech/vocabulary/compile-vocabulary.js';
import { buttonOf, buttonReadings } from '../../../../speech/vocabulary/spoken-button.js';
import type { Vocabulary } from '../../../../speech/vocabulary/vocabulary.js';
import { parseWords } from '../../../../speech/vocabulary/word-table.js';
import { language } from '../../../support/languages.js';
import { messages } from '../../../support/messages.js';
import { floorOf, officeStation } from '../../../support/office-station.js';

const ko = language('ko');

/** Words as Korean models have them: pieces of what is written together, some of them longer than others (삼층). */
const table = parseWords(
  '일 이 삼 사 오 육 칠 팔 구 십 십이 층 삼층 층으로 지하 로비 주차장 식당 가 주세요 눌러 갈게요 가요 로 으로 에 부탁해요 취소 확인 입니다'
    .split(' ')
    .map((word, id) => `${word} ${id + 1}`)
    .join('\n'),
);

function compile(station: Station) {
  return compileVocabulary({ station, language: ko, table, field: 'stations[0]' });
}

function koreanOffice(): CarStation {
  const station = officeStation();
  const floors = station.floors.map((floor) =>
    floor.id === '12A'
      ? floorOf('12A', null, 13, { ko: ['식당'] })
      : floor.id === '1'
        ? { ...floor, names: { ko: ['로비'] } }
        : floor,
  );
  return { ...station, floors };
}

function vocabulary(): Vocabulary {
  const compiled = compile(koreanOffice());
  if (!compiled.ok) throw new Error(compiled.failure.map(({ message }) => message).join('\n'));
  return compiled.value;
}

const asked = (floor: string) => ({ kind: 'floors', mentions: [{ kind: 'floor', floor }] });

describe('Korean, a language that the code knows nothing of', () => {
  it.each([
    ['삼층', '3'],
    ['삼 층', '3'],
    ['십 이 층 가 주세요', '12'],
    ['십이 층 으로 갈게요', '12'],
    ['삼층 눌러 주세요', '3'],
    ['지하 일 층 가 주세요', 'B1'],
    ['로비', '1'],
    ['식당 으로 가 주세요', '12A'],
  ])('%s is floor %s', (words, floor) => {
    expect(vocabulary().read(words.split(' '))?.meaning).toMatchObject(asked(floor));
  });

  it('knows a floor that is not there, answers, and talk', () => {
    const korean = vocabulary();
    expect(korean.read(['사', '층'])?.meaning).toMatchObject({ mentions: [{ kind: 'unknown', spoken: '4' }] });
    expect(korean.read(['확인'])?.meaning).toMatchObject({ kind: 'confirm' });
    expect(korean.read(['삼층', '입니다'])?.meaning).toMatchObject({ kind: 'decoy' });
    expect(korean.read(['주세요', '층'])).toBeNull();
  });

  it('is judged by the words of the model', () => {
    const compiled = compile({
      ...koreanOffice(),
      floors: [floorOf('1', 1, 1), floorOf('2', 2, 2, { ko: ['헬스장'] })],
    });
    if (compiled.ok) throw new Error('a name without words was taken');
    expect(compiled.failure).toMatchObject([{ field: 'stations[0].floors[1].names.ko[0]' }]);
    expect(compiled.failure[0]?.message).toContain("'헬스장': the ko model does not know");
  });

  it.each([
    [12, '십이'],
    [20, '이십'],
    [35, '삼십오'],
    [-2, '지하 이'],
  ])('says %i as %s', (number, words) => {
    expect(ko.numbers.usual(number)).toBe(words);
  });

  it('understands 일십이, and counts things otherwise than floors', () => {
    expect(ko.numbers.valueOf('일십이')).toBe(12);
    expect(ko.numbers.usual(12, 'counted')).toBe('열두');
    expect(ko.numbers.valueOf('열두')).toBeNull();
  });

  it('reads buttons out and understands them', () => {
    expect(buttonReadings('12A', ko)).toEqual([{ say: '십이 에이', show: '십이 A' }]);
    expect(buttonOf('십이 에이', ko)).toBe('12A');
    expect(buttonOf('로비', ko)).toBe('L');
    expect(spokenText('B2 가 주세요', ko)).toBe('지하 이층 가 주세요');
    expect(spokenText('12층으로 갈게요', ko)).toBe('십이층으로 갈게요');
  });

  it('answers', () => {
    const [twelve, below] = [floorOf('12', 12, 1), floorOf('B2', -2, 2)];
    expect(messages.spoken('registered', [twelve], 'ko').text).toBe('십이층 등록되었습니다');
    expect(messages.shown('registered', [twelve, below])['ko']).toBe('12층 그리고 B2층 등록되었습니다');
    expect(messages.spoken('noSuchFloor', [below], 'ko').text).toBe('지하 이층 없습니다');
  });
});
