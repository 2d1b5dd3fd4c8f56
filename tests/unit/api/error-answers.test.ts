import { describe, expect, it } from 'vitest';
import { ElevatorError, errorCatalogue, silentLog, type ErrorCode, type Log } from '../../../config/kernel/index.js';
import { bodyOf, statusOf } from '../../../controller/api/error-status.js';
import { buildTestApp } from './build-test-app.js';

describe('error answers', () => {
  it.each(Object.keys(errorCatalogue) as ErrorCode[])('%s has an HTTP status', (code) => {
    const status = statusOf(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });

  it('shows the message of a 4xx and hides that of a 5xx behind the catalogue', () => {
    const refused = bodyOf(new ElevatorError('ELV-API-001', 'Too long.'), 'r1');
    expect(refused).toEqual({ code: 'ELV-API-001', message: 'Too long.', requestId: 'r1' });
    const hidden = bodyOf(new ElevatorError('ELV-LINK-001', 'cannot open /dev/ttyUSB0'), 'r2');
    expect(hidden.message).toBe('The serial port cannot be opened.');
  });

  it('turns an unexpected error into 500 without its text, and logs it with the request id', async () => {
    const lines: { fields: object; message: string }[] = [];
    const log: Log = {
      ...silentLog,
      error: (fields, message) => lines.push({ fields, message }),
      child: () => log,
    };
    const { app, runtime } = await buildTestApp({ log });
    runtime.prompt = () => Promise.reject(new Error('secret path'));
    const response = await app.inject('/api/v1/prompts/any.wav');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(response.json()).toMatchObject({ code: 'ELV-BUG-001' });
    const { requestId } = response.json<{ requestId: string }>();
    expect(lines).toMatchObject([{ fields: { requestId }, message: 'request failed' }]);
  });

  it('refuses a flood with 429, and who watches over the station is answered all the same', async () => {
    const { app } = await buildTestApp();
    const watched = ['/api/v1/health', '/metrics'];
    const answered = async (url: string): Promise<number> => (await app.inject(url)).statusCode;
    const statuses = new Set<number>();
    for (let count = 0; count < 1_250; count += 1) statuses.add(await answered('/api/v1/stations'));
    expect([...statuses]).toEqual([200, 429]);
    expect((await app.inject('/api/v1/stations')).json()).toMatchObject({ code: 'ELV-API-007' });
    expect(await Promise.all(watched.map(answered))).toEqual([200, 200]);
  });
});
