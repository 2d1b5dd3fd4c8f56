import { describe, expect, it } from 'vitest';
import { lastWords } from '../../../speech/audio/last-words.js';

describe('lastWords', () => {
  it('says what the device is not, without the path through two libraries', () => {
    const words = `ALSA lib confmisc.c:855:(parse_card) cannot find card '0'
ALSA lib conf.c:5180:(_snd_config_evaluate) function snd_func_card_inum returned error: No such file or directory
ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM default
arecord: main:831: audio open error: No such file or directory
`;
    expect(lastWords(words)).toBe('Unknown PCM default; audio open error: No such file or directory');
  });

  it('says what the program says of itself', () => {
    expect(lastWords('arecord: main:831: audio open error: Device or resource busy\n')).toBe(
      'audio open error: Device or resource busy',
    );
    expect(lastWords('arecord: pcm_read:2221: read error: No such device\n')).toBe('read error: No such device');
  });

  it('knows the program that plays as well', () => {
    const words = `ALSA lib confmisc.c:1334:(snd_func_refer) error evaluating name
ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM default
aplay: main:831: audio open error: No such file or directory
`;
    expect(lastWords(words)).toBe('Unknown PCM default; audio open error: No such file or directory');
  });

  it('repeats whatever else was written, on one line', () => {
    expect(lastWords(' one thing\n\n another \n')).toBe('one thing; another');
    expect(lastWords('')).toBe('');
  });
});
