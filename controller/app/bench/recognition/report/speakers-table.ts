import { measuredSettings } from '../measured-setting.js';
import { conditionText } from '../place.js';
import type { RecognitionResult } from '../recognition-result.js';
import { toldSpeakers, type ToldSpeaker } from '../told-speakers.js';
import { both, escape, percent, table } from './html.js';

const settingTexts = {
  bareAccepted: both('数字直接接受', 'taken at their word'),
  shipped: both('数字要确认', 'asked about'),
};

/** What became of the requests of each person, in every condition and at both settings; '' where nobody asked for anything. */
export function speakersTable({ speakers }: RecognitionResult): string {
  const rows = measuredSettings.flatMap(({ contestant }) =>
    toldSpeakers(speakers.filter((row) => row.contestant === contestant)).map((row) => [
      nameOf(row),
      escape(`${row.language}, ${row.use}`),
      row.condition === 'clean' ? both('安静', 'quiet') : escape(conditionText(row.condition)),
      settingTexts[contestant],
      `${row.requests}`,
      percent(row.right, row.requests),
      percent(row.rightOrConfirmable, row.requests),
      percent(row.wrong, row.requests),
    ]),
  );
  const head = [
    both('说话人', 'Speaker'),
    both('语音', 'Speech'),
    both('条件', 'Condition'),
    both('单说数字时', 'Bare numbers'),
    both('请求', 'Requests'),
    both('正确', 'Right'),
    both('正确或可确认', 'Right or confirmable'),
    both('错误', 'Wrong'),
  ];
  return rows.length === 0 ? '' : table('', [head, ...rows], '    rrrr');
}

function nameOf({ speaker, people }: ToldSpeaker): string {
  if (speaker === null) return both(`其他 ${people} 人`, `others, ${people} ${people === 1 ? 'person' : 'people'}`);
  return speaker === '' ? both('未注明', 'not named') : escape(speaker);
}
