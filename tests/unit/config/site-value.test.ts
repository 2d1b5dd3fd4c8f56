import { describe, expect, it } from 'vitest';
import { parseSite, type SiteReading } from '../../../config/index.js';
import { siteWith, validSite } from './valid-site.js';
import { languages } from '../../support/languages.js';
import { carOf } from '../../support/car-of.js';

function read(text: string): SiteReading {
  const reading = parseSite(text, 'site.yaml', languages);
  if (!reading.ok) throw new Error(reading.failure.map(({ message }) => message).join('\n'));
  return reading.value;
}

describe('the site as the program sees it', () => {
  it('carries over what was written', () => {
    const { site } = read(validSite);
    expect(site).toMatchObject({ name: 'Test house', languages: ['zh', 'en'] });
    expect(carOf(site.stations[0]).floors.map(({ id, number }) => [id, number])).toEqual([
      ['B1', -1],
      ['1', 1],
      ['2', 2],
      ['2A', null],
      ['3', 3],
    ]);
    expect(carOf(site.stations[0]).floors[1]).toEqual({
      id: '1',
      number: 1,
      contact: 2,
      lamp: 2,
      names: { zh: ['大堂'], en: ['lobby'] },
      voice: true,
    });
  });

  it('has every default filled in', () => {
    const { site } = read(`version: 1
site: { name: Bare, languages: [en] }
stations:
  - id: car-1
    kind: car
    board: { driver: link-v1, relays: 16, inputs: 16 }
    floors:
      - { id: "1", number: 1, contact: 1, lamp: 1 }
      - { id: "2", number: 2, contact: 2, lamp: none }
    modes: { fire: { input: 14, activeWhen: open }, inspection: { input: 15, activeWhen: open } }
`);
    expect(site.stations[0]).toEqual({
      id: 'car-1',
      kind: 'car',
      doors: { open: null, close: null },
      alarm: null,
      cancel: null,
      audio: { device: null, playback: null },
      board: { driver: 'link-v1', path: null, baudRate: 38400, relays: 16, inputs: 16 },
      floors: [
        { id: '1', number: 1, contact: 1, lamp: 1, names: {}, voice: true },
        { id: '2', number: 2, contact: 2, lamp: null, names: {}, voice: false },
      ],
      pulseMs: 250,
      modes: {
        fire: { input: 14, activeWhen: 'open' },
        inspection: { input: 15, activeWhen: 'open' },
        firefighter: null,
        earthquake: null,
        outOfService: null,
      },
      listening: { gate: 'always' },
      confirm: { when: 'uncertain' },
      vocabulary: { bareNumbers: 'confirm', wakeWords: {} },
      limits: { callsPerMinute: 12, floorsPerSentence: 3 },
    });
  });

  it('makes no call by voice to a floor without a lamp', () => {
    expect(carOf(read(siteWith('lamp: 3', 'lamp: none')).site.stations[0]).floors[2]).toMatchObject({
      lamp: null,
      voice: false,
    });
  });

  it('is frozen to the last list', () => {
    const unfrozen: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) unfrozen.push(path);
      for (const [name, part] of Object.entries(value)) visit(part, `${path}.${name}`);
    };
    visit(read(validSite).site, 'site');
    expect(unfrozen).toEqual([]);
  });
});

describe('locate', () => {
  const { locate } = read(validSite);

  it.each([
    ['site.name', 2, 9],
    ['stations[0]', 4, 5],
    ['stations[0].floors', 8, 5],
    ['stations[0].floors[2]', 11, 9],
    ['stations[0].floors[1].names.zh[0]', 10, 66],
    ['stations[0].modes.fire', 16, 7],
  ])('finds %s', (field, line, column) => {
    expect(locate(field)).toEqual({ line, column });
  });

  it.each([
    ['stations[0].floors[2].names.zh[3]', 11, 9],
    ['stations[0].floors[40]', 8, 5],
    ['stations[0].pulse', 4, 5],
    ['nonsense', 1, 1],
    ['[', 1, 1],
    ['a..b[x].', 1, 1],
    ['', 1, 1],
  ])('falls back from %s to the nearest parent', (field, line, column) => {
    expect(locate(field)).toEqual({ line, column });
  });
});
