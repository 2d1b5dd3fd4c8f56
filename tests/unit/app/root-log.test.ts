import { describe, expect, it } from 'vitest';
import { createRootLog, logLevels, type LogFormat, type LogLevel } from '../../../controller/app/root-log.js';

function rootLog(level: LogLevel, format: LogFormat = 'json') {
  const audited: string[] = [];
  const shown: string[] = [];
  const log = createRootLog({
    level,
    audit: (line) => audited.push(line),
    show: (text) => shown.push(text),
    format,
  });
  return { log, audited, shown };
}

describe('the root log', () => {
  it.each(logLevels)('at level %s every audit line of a part reaches the record, and nothing else does', (level) => {
    const { log, audited } = rootLog(level);
    const station = log.child({ component: 'controller.station', station: 'car-1' });
    station.info({ audit: true, correlation: 7, floor: '12' }, 'press requested');
    station.info({ floor: '12' }, 'a note');
    station.error({}, 'a fault');
    expect(audited.map((line) => JSON.parse(line) as object)).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        component: 'controller.station',
        station: 'car-1',
        audit: true,
        correlation: 7,
        floor: '12',
        msg: 'press requested',
      },
    ]);
  });

  it.each([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)('at level %s shows the %i gravest of four lines', (level, count) => {
    const { log, shown } = rootLog(level);
    log.debug({}, 'a');
    log.info({ audit: true }, 'b');
    log.warn({}, 'c');
    log.error({}, 'd');
    expect(shown).toHaveLength(count);
  });

  it('keeps what was said out of both', () => {
    const { log, audited, shown } = rootLog('info');
    log.info({ audit: true, text: '去十二楼', decision: { text: '去十二楼' }, samples: [1, 2] }, 'press requested');
    expect(audited).toHaveLength(1);
    expect([...audited, ...shown].join('')).not.toContain('楼');
  });

  it('is readable by people: time, gravity, part, sentence, facts', () => {
    const { log, shown } = rootLog('warn', 'people');
    const fields = { reason: 'SIGKILL', lastWords: '', delayMs: 2000, err: new Error('gone') };
    log.child({ component: 'bridge.link' }).warn(fields, 'link lost');
    expect(shown[0]).toMatch(
      /^\d\d:\d\d:\d\d warning: bridge\.link: link lost \(reason SIGKILL, delayMs 2000, gone\)\n$/,
    );
  });
});
