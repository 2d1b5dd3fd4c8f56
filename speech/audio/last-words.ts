/** "arecord: main:831: audio open error: Device or resource busy": the place in its source helps nobody. */
const ofProgram = /^(?:arecord|aplay): (?:\w+:\d+: )?(.+)$/;
/** "ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM array"; the last one of many says what it came to. */
const ofLibrary = /^ALSA lib \S+?:\d+:\(\w+\) (.+)$/;

/** Why arecord or aplay ended, as one line, from what it wrote on standard error; '' where it wrote nothing. */
export function lastWords(text: string): string {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const own = lines.flatMap((line) => ofProgram.exec(line)?.[1] ?? []);
  if (own.length === 0) return lines.join('; ');
  const library = lines.flatMap((line) => ofLibrary.exec(line)?.[1] ?? []).slice(-1);
  return [...library, ...own].join('; ');
}
