import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesOf, parseSite, type Site } from '../../../config/index.js';
import { languages } from '../../support/languages.js';

const office = readFileSync('config/examples/office-tower.yaml', 'utf8').replace(
  'languages: [zh, en]',
  'languages: [zh, en]\n  timeZone: Asia/Shanghai',
);

function read(text: string): Site {
  const reading = parseSite(text, 'office.yaml', languages);
  if (!reading.ok) throw new Error(reading.failure.map(({ message }) => message).join('\n'));
  return reading.value.site;
}

function changesAfter(...replacements: readonly (readonly [string, string])[]) {
  const changed = replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example has no "${from}"`);
    return text.replace(from, to);
  }, office);
  return changesOf(read(office), read(changed));
}

describe('what a running program takes over', () => {
  it.each([
    ['zh: [图书馆]', 'zh: [会议室, 图书馆]', 'stations[0].floors[8].names.zh'],
    [', names: { zh: [图书馆], en: [library] }', '', 'stations[0].floors[8].names.en'],
    ["id: '3', number: 3", "id: '3', number: 4", 'stations[0].floors[4].number'],
    ["{ id: '9', number: 9,", "{ id: '9', number: 9, voice: false,", 'stations[0].floors[9].voice'],
    [
      "{ id: '9', number: 9,",
      "{ id: '9', number: 9, voiceHours: [{ from: 07:00, to: 19:00 }],",
      'stations[0].floors[9].voiceHours',
    ],
    ['confirm: { when: uncertain }', 'confirm: { when: always }', 'stations[0].confirm.when'],
    ['bareNumbers: confirm', 'bareNumbers: accept', 'stations[0].vocabulary.bareNumbers'],
    ['callsPerMinute: 12', 'callsPerMinute: 6', 'stations[0].limits.callsPerMinute'],
    ['name: 海淀科技大厦', 'name: 海淀大厦', 'site.name'],
  ])('%s -> %s', (from, to, field) => {
    const changes = changesAfter([from, to]);
    expect(changes).toContainEqual({ field, needsRestart: false });
    expect(changes.filter(({ needsRestart }) => needsRestart)).toEqual([]);
  });
});

describe('what needs a restart', () => {
  it.each([
    ['relays: 32', 'relays: 64', 'stations[0].board.relays'],
    ['languages: [zh, en]', 'languages: [zh]', 'site.languages'],
    ['timeZone: Asia/Shanghai', 'timeZone: Asia/Tokyo', 'site.timeZone'],
    ['id: car-1', 'id: car-2', 'stations[0].id'],
    ['    # audio:', '    audio: { playback: default }\n    #', 'stations[0].audio.playback'],
    [
      "id: '9', number: 9, contact: 10, lamp: 10",
      "id: '9', number: 9, contact: 28, lamp: 28",
      'stations[0].floors[9].lamp',
    ],
    ["id: '9', number: 9", "id: 'M', number: 9", 'stations[0].floors[9].id'],
  ])('%s -> %s', (from, to, field) => {
    expect(changesAfter([from, to])).toContainEqual({ field, needsRestart: true });
  });

  it('a floor more or less', () => {
    const line = /^ +- \{ id: '9',.*\n/mu.exec(office)?.[0] ?? '';
    expect(changesAfter([line, ''])).toEqual([{ field: 'stations[0].floors', needsRestart: true }]);
  });
});

it('nothing has changed in a file that only looks different', () => {
  expect(changesAfter(['version: 1', '# for a good reason\nversion: 1'], ['zh: [图书馆]', 'zh: ["图书馆"]'])).toEqual(
    [],
  );
});
