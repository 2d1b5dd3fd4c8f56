import type { Contestant, CurvePoint } from '../../../../../speech/index.js';

const runTimeGrammar = 'Vosk 自带语法 · Vosk run-time grammar';

/** In both languages of the page at once: charts have one text. */
export const contestantNames: Readonly<Record<Contestant, string>> = {
  shipped: '两个见证，数字要确认 · both witnesses, bare numbers asked about',
  bareAccepted: '两个见证 · both witnesses',
  oneModel: '一个模型 · one model',
  runTimeGrammar: `${runTimeGrammar}, 0.7`,
};

export const curveNames: Readonly<Record<CurvePoint['by'], string>> = {
  twoModels: contestantNames.bareAccepted,
  oneModel: contestantNames.oneModel,
  runTimeGrammar,
};
