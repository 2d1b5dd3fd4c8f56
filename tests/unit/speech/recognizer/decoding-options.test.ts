import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDecodingOptions, withOptions } from '../../../../speech/recognizer/decoding-options.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-decoding-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(content: string) {
  writeFileSync(path.join(folder, 'decoding.json'), content);
  return readDecodingOptions(folder);
}

describe('decoding.json of a model folder', () => {
  it('may be absent: the model decodes as published', () => {
    expect(readDecodingOptions(folder)).toEqual({});
  });

  it('names options and where they come from', () => {
    expect(read('{"options":{"frames-per-chunk":51,"beam":10},"source":"measured"}')).toEqual({
      'frames-per-chunk': 51,
      beam: 10,
    });
  });

  it.each([
    ['half a file', '{"options":'],
    ['an option that Kaldi does not know', '{"options":{"frames":51},"source":""}'],
    ['a chunk that is no multiple of the subsampling', '{"options":{"frames-per-chunk":50},"source":""}'],
    ['a beam that finds nothing', '{"options":{"beam":0},"source":""}'],
    ['no memory for the readings', '{"options":{"max-mem":0},"source":""}'],
    ['no word of where it comes from', '{"options":{}}'],
  ])('with %s is refused', (_what, content) => {
    expect(read(content)).toBeNull();
  });
});

describe('the embedded models', () => {
  it.each(['vosk-model-lift-zh-en-0.6', 'vosk-model-lift-zh-0.2', 'vosk-model-lift-en-0.2'])(
    'do not sort out the readings of a babble for longer than a hang is waited for (%s)',
    (name) => {
      expect(readDecodingOptions(path.join('speech/models', name))).toMatchObject({ 'max-mem': 2_000_000 });
    },
  );
});

describe('model.conf with options', () => {
  it('replaces what is there, adds what is not and keeps the rest', () => {
    const conf = '--beam=13.0\n--max-active=3000\n\n--frames-per-chunk=21';
    expect(withOptions(conf, { 'frames-per-chunk': 51, 'lattice-beam': 3 })).toBe(
      '--beam=13.0\n--max-active=3000\n--frames-per-chunk=51\n--lattice-beam=3\n',
    );
  });

  it('does not take one option for another that begins like it', () => {
    expect(withOptions('--beam-delta=0.5\n--lattice-beam=4', { beam: 10 })).toBe(
      '--beam-delta=0.5\n--lattice-beam=4\n--beam=10\n',
    );
  });
});
