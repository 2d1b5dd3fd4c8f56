/** Longest first: `zh` before `z`. */
const initials = 'zh ch sh b p m f d t n l g k h j q x r z c s'.split(' ');
const finals = new Set(
  'a ai an ang ao e ei en eng er o ou ong i ii ia ian iang iao ie in ing iong iu u ua uai uan uang ui un uo v ve van vn'.split(
    ' ',
  ),
);

/** Syllables that begin with a glide and whose final is not written as it is elsewhere. */
const glideFinals: Readonly<Record<string, string>> = {
  yi: 'i',
  yin: 'in',
  ying: 'ing',
  yo: 'o',
  you: 'iu',
  yu: 'v',
  yue: 've',
  yuan: 'van',
  yun: 'vn',
  wu: 'u',
  wei: 'ui',
  wen: 'un',
  weng: 'eng',
};

/** The vowel of 是 and 四 is none of 西's. */
const hissing = new Set(['zh', 'ch', 'sh', 'r', 'z', 'c', 's']);
/** 去 is written qu and said qü. */
const palatal = new Set(['j', 'q', 'x']);

/** `lou2` -> `l ou2`, `you3` -> `y iu3`, `er4` -> `0 er4`, `ma0` and `ma5` -> `m a5`; null for what is no syllable. */
export function phonesOfSyllable(syllable: string): readonly [string, string] | null {
  const [, body = '', written = ''] = /^([a-zü]+)([0-5])$/u.exec(syllable.replace('u:', 'v')) ?? [];
  if (body === '') return null;
  const [initial, final] = cut(body.replace('ü', 'v'));
  return finals.has(final) ? [initial, final + (written === '0' ? '5' : written)] : null;
}

function cut(body: string): readonly [string, string] {
  const [first = ''] = body;
  if (first === 'y' || first === 'w') {
    const plain = (first === 'y' ? 'i' : 'u') + body.slice(1);
    return [first, glideFinals[body] ?? plain];
  }
  const initial = initials.find((candidate) => body.startsWith(candidate)) ?? '';
  const rest = body.slice(initial.length);
  if (initial === '') return ['0', rest === 'r' ? 'er' : rest];
  if (hissing.has(initial) && rest === 'i') return [initial, 'ii'];
  if (palatal.has(initial) && rest.startsWith('u')) return [initial, `v${rest.slice(1)}`];
  return [initial, rest === 'ue' ? 've' : rest];
}
