import { unitText } from '../../figures.js';
import type { RecognitionResult } from '../recognition-result.js';
import { confusionMatrix } from './confusion-matrix.js';
import { both, escape, percent, table } from './html.js';
import { latencyHistogram } from './latency-histogram.js';
import { noiseCharts, storedCharts } from './report-charts.js';
import { reportStyle } from './report-style.js';
import { speakersTable } from './speakers-table.js';
import { tradeOffCharts } from './trade-off-charts.js';

/** One self-contained page: figures, curves, confusions, false calls, latency, and every recording that went wrong. */
export function reportPage(result: RecognitionResult): string {
  const languages = [...new Set(result.confusions.map(({ language }) => language))];
  const sections = [
    [both('要求与结果', 'What was asked for'), figures(result)],
    [both('随噪声变化', 'Over noise'), charts(noiseCharts(result))],
    [both('取舍曲线', 'Trade-off'), tradeOff(result)],
    [both('阈值的来源', 'Where the thresholds come from'), storedSection(result)],
    [both('混淆', 'Confusions'), languages.map((language) => confusionMatrix(language, result.confusions)).join('')],
    [both('误呼叫', 'False calls'), falseCalls(result)],
    [both('按说话人', 'By speaker'), speakersTable(result)],
    [both('各组结果', 'Per set'), sets(result)],
    [both('延迟', 'Latency'), latencyHistogram(result.latencyMs)],
    [both('出错的录音', 'What went wrong'), mistakes(result)],
  ] as const;
  const body = sections.flatMap(([title, html]) =>
    html === '' ? [] : [`<section><h2>${title}</h2>${html}</section>`],
  );
  const notAll = result.isComplete ? '' : `<p class="missed">${both('并非全部录音', 'Not all of the recordings')}</p>`;
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Liftvoice: recognition</title><style>${reportStyle}</style></head><body>
<input type="radio" name="language" id="zh" checked><label for="zh">中文</label>
<input type="radio" name="language" id="en"><label for="en">English</label>
<main><h1>${both('识别测量', 'Recognition, measured')}</h1><p>${escape(result.how)}</p>${notAll}${body.join('\n')}</main>
</body></html>
`;
}

function figures({ figures: all }: RecognitionResult): string {
  const rows = all.map(({ what, unit, value, target, isReached }) => {
    const verdict =
      isReached === null
        ? ''
        : isReached
          ? `<span class="reached">${both('达到', 'reached')}</span>`
          : `<span class="missed">${both('未达到', 'NOT reached')}</span>`;
    return [escape(what), `${value}${unitText(unit)}`, escape(target ?? ''), verdict];
  });
  return table('', [[both('项目', 'What'), both('数值', 'Figure'), both('要求', 'Asked for'), ''], ...rows], ' r');
}

/** @param layout `pairs` where two after each other belong side by side */
function charts(all: readonly string[], layout: 'charts' | 'pairs' = 'charts'): string {
  return all.length === 0 ? '' : `<div class="${layout}">${all.join('')}</div>`;
}

function tradeOff(result: RecognitionResult): string {
  const all = charts(tradeOffCharts(result), 'pairs');
  if (all === '') return '';
  const note = both(
    '每个阈值一点，圈为采用的阈值。请求与其他语音都按“单说数字直接接受”计算。',
    'A point for each threshold, a ring around the one in use. Bare numbers are taken at their word, in requests and in other speech alike.',
  );
  return `<p>${note}</p>${all}`;
}

function storedSection(result: RecognitionResult): string {
  const sources = [...new Set(result.stored.map(({ source }) => source))].map((source) => `<p>${escape(source)}</p>`);
  return charts(storedCharts(result)) + sources.join('');
}

function falseCalls({ talk }: RecognitionResult): string {
  const rows = talk.map((row) => [
    escape(`${row.use}, ${row.language}, ${row.condition}`),
    escape(row.contestant),
    (row.seconds / 3600).toFixed(2),
    `${row.called}`,
    `${row.questioned}`,
    row.falseCallsPerHour?.toFixed(1) ?? '-',
    row.falseCallsPerHourBound?.toFixed(1) ?? '-',
  ]);
  const head = [
    both('语音', 'Speech'),
    both('方法', 'By'),
    both('小时', 'Hours'),
    both('误呼叫', 'Calls'),
    both('误询问', 'Questions'),
    both('每小时误呼叫', 'Calls per hour'),
    both('95% 上限', '95 % bound'),
  ];
  return table('', [head, ...rows], '  rrrrr');
}

function sets({ rows }: RecognitionResult): string {
  const lines = rows.map(({ set, use, language, condition, contestant, requests, talk }) => {
    const rejected = Object.entries({ ...requests.rejected }).map(([reason, n]) => `${reason} ${n}`);
    return [
      escape(`${set} (${language}, ${use})`),
      escape(condition),
      escape(contestant),
      `${requests.n}`,
      percent(requests.acceptedRight, requests.n),
      percent(requests.acceptedWrong, requests.n),
      `${percent(requests.asked.right, requests.n)} / ${percent(requests.asked.among, requests.n)} / ${percent(requests.asked.other, requests.n)}`,
      escape(rejected.join(', ')),
      `${talk.n}`,
      `${talk.called} / ${talk.questioned} / ${talk.answered}`,
    ];
  });
  const head = [
    both('组', 'Set'),
    both('条件', 'Condition'),
    both('方法', 'By'),
    both('请求', 'Requests'),
    both('正确', 'Right'),
    both('错误', 'Wrong'),
    both('询问：正确/包含/其他', 'Asked: right / among / other'),
    both('拒绝', 'Rejected'),
    both('非请求', 'Other'),
    both('呼叫/询问/回答', 'Called / asked / answered'),
  ];
  return table('', [head, ...lines], '   rrr  r');
}

function mistakes({ mistakes: all }: RecognitionResult): string {
  const rows = all.map(({ file, transcript, use, condition, verdict, expected, heard, reason }) =>
    [file, transcript ?? '', use, condition, expected, heard, reason === null ? verdict : `${verdict} (${reason})`].map(
      escape,
    ),
  );
  const head = [
    both('文件', 'File'),
    both('内容', 'Said'),
    both('用途', 'Use'),
    both('条件', 'Condition'),
    both('应为', 'Expected'),
    both('听成', 'Heard'),
    both('结果', 'Verdict'),
  ];
  return table(both('发布设置；最严重的在前', 'As shipped; the worst first'), [head, ...rows]);
}
