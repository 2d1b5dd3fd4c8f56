import { describe, expect, it } from 'vitest';
import { createRootLog, type LogFormat, type LogLevel } from '../../../controller/app/root-log.js';

function rootLog(level: LogLevel, format: LogFormat = 'json') {
  const shown: string[] = [];
  const log = createRootLog({ level, show: (text) => shown.push(text), format });
  return { log, shown };
}

describe('the root log', () => {
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

  it('keeps out what was said', () => {
    const { log, shown } = rootLog('info');
    log.info({ audit: true, text: '去十二楼', decision: { text: '去十二楼' }, samples: [1, 2] }, 'press requested');
    expect(shown).toHaveLength(1);
    expect(shown.join('')).not.toContain('楼');
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
