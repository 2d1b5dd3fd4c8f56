import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  inService,
  noAlarm,
  observe,
  requests,
  situations,
  type Observed,
  type Request,
} from '../../support/situations.js';

const file = path.resolve(import.meta.dirname, '../../../docs/safety.md');
const [begin, end] = ['<!-- table: what the station does, by trying it -->', '<!-- end of table -->'];

const columns = Object.keys(requests) as Request[];
const cells = new Map<string, Observed>();
const cell = (situation: string, request: Request): Observed => cells.get(`${situation}/${request}`)!;

beforeAll(async () => {
  for (const situation of Object.keys(situations)) {
    for (const request of columns) cells.set(`${situation}/${request}`, await observe(situation, request));
  }
});

describe.each(Object.keys(situations))('asked while %s', (situation) => {
  const outOfService = !inService.has(situation);

  it.each(columns)('%s', (request) => {
    const { pressed, answers, spoken } = cell(situation, request);
    // One answer or silence; a question that nobody answers is taken back, and that is told as well.
    expect(answers.join()).toMatch(/^(\w*|(pleaseConfirm|confirmDoorOpen),cancelled)$/);
    expect(pressed.length).toBeLessThanOrEqual(2);
    if (outOfService) expect(pressed.filter((button) => button !== 'alarm')).toEqual([]);
    // Ears, recognisers and lamps are nothing to the alarm; a lift that is not known to run normally is.
    if (request !== 'a call for help' || noAlarm.has(situation)) expect(pressed).not.toContain('alarm');
    if (situation.startsWith('fire')) expect(spoken).toBe(0);
    if (request === 'other talk') expect(answers).toEqual([]);
    if (request.endsWith('unsure')) expect(pressed).toEqual([]);
  });
});

it('what is not known normal says at most that voice is not available, and where the alarm or the button is', () => {
  for (const situation of Object.keys(situations).filter(
    (name) => !inService.has(name) && name !== 'lamps unreadable',
  )) {
    const said = columns.flatMap((request) => cell(situation, request).answers);
    const alarm = noAlarm.has(situation) ? 'pressTheAlarm' : 'alarmPressed';
    expect(new Set([...said, 'notNow', alarm]), situation).toEqual(new Set(['notNow', alarm]));
  }
});

/** LIFTVOICE_WRITE_DOCS=1 writes the table instead of comparing it. */
it('docs/safety.md says of every situation and every request what happens', async () => {
  const document = readFileSync(file, 'utf8');
  const [before, rest] = [document.slice(0, document.indexOf(begin)), document.slice(document.indexOf(end))];
  const made = await format(`${before}${begin}\n\n${tableText()}\n${rest}`, {
    ...(await resolveConfig(file)),
    filepath: file,
  });
  if (process.env['LIFTVOICE_WRITE_DOCS'] === '1') writeFileSync(file, made);
  else expect(document).toBe(made);
});

function tableText(): string {
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  const rows = Object.keys(situations).map((situation) =>
    line([situation, ...columns.map((request) => wordsOf(cell(situation, request)))]),
  );
  return [line(['', ...columns]), line(['---', ...columns.map(() => '---')]), ...rows, ''].join('\n');
}

function wordsOf({ pressed, answers, spoken }: Observed): string {
  const words = answers
    .map((kind) => kind.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`))
    .join(', then ');
  const said = words === '' ? 'silence' : words;
  const shown = words !== '' && spoken === 0 ? `${said} (shown only)` : said;
  return pressed.length === 0 ? shown : `**${pressed.join(', ')} pressed**: ${shown}`;
}
