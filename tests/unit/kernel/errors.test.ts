import { describe, expect, it } from 'vitest';
import { ElevatorError, codeOf, errorCatalogue, isElevatorError } from '../../../config/kernel/index.js';

describe('ElevatorError', () => {
  it('ends its message with the code and takes the rest from the catalogue', () => {
    const cause = new Error('ENOENT');
    const error = new ElevatorError('ELV-LINK-001', 'cannot open /dev/board', {
      context: { port: '/dev/board' },
      cause,
    });
    expect(error.message).toBe('cannot open /dev/board (ELV-LINK-001)');
    expect(error).toMatchObject({ name: 'ElevatorError', area: 'LINK', severity: 'degraded', retryable: true });
    expect([error.cause, error.context]).toEqual([cause, { port: '/dev/board' }]);
  });

  it('has neither cause nor context unless told', () => {
    const error = new ElevatorError('ELV-BUG-001', 'contradiction');
    expect([Object.hasOwn(error, 'cause'), error.context]).toEqual([false, {}]);
  });

  it('is told apart from other errors, and by its code', () => {
    const error: unknown = new ElevatorError('ELV-CMD-001', 'what?');
    expect(isElevatorError(error)).toBe(true);
    expect(isElevatorError(error, 'ELV-CMD-001')).toBe(true);
    expect(isElevatorError(error, 'ELV-API-001')).toBe(false);
    expect(isElevatorError(new Error('ELV-CMD-001'))).toBe(false);
  });

  it('is known by the code at the end of its message, and by nothing else', () => {
    expect(codeOf(new ElevatorError('ELV-LINK-002', 'silence').message)).toBe('ELV-LINK-002');
    const none = ['silence', '(ELV-LINK-002) is what it said', 'silence (ELV-LINK-999)'];
    expect(none.map(codeOf)).toEqual([null, null, null]);
  });
});

describe('the error catalogue', () => {
  it.each(Object.entries(errorCatalogue))('%s names its area and says what happened and what to do', (code, entry) => {
    expect(code).toMatch(new RegExp(`^ELV-${entry.area}-\\d{3}$`));
    expect(entry.meaning).toMatch(/^[A-Z].*\.$/);
    expect(entry.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('lets only our own contradictions and a board that does not fit the site be faults', () => {
    const faults = Object.entries(errorCatalogue).filter(([, { severity }]) => severity === 'fault');
    expect(faults.map(([code]) => code)).toEqual(['ELV-LINK-003', 'ELV-LINK-005', 'ELV-BUG-001']);
  });
});
