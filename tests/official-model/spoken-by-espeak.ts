import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAudioFile } from '../../speech/index.js';

/** Debian's espeak-ng, straight from its command line: 16 kHz samples at half of full scale. */
export async function spokenByEspeak(voice: string, text: string): Promise<Int16Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'liftvoice-espeak-'));
  try {
    const file = path.join(folder, 'spoken.wav');
    execFileSync('espeak-ng', ['-v', voice, '-s', '130', '-w', file, text]);
    const audio = await readAudioFile(file);
    if (!audio.ok) throw audio.failure;
    return audio.value.samples.map((sample) => sample / 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
