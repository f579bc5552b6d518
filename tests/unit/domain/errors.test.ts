import { describe, expect, it } from 'vitest';
import {
  asLossledgerError,
  ERRORS,
  isErrorCode,
  LossledgerError,
} from '../../../src/domain/errors.ts';

const DISPOSITIONS = ['retry', 'retry-after', 'fail', 'quarantine'];

describe('the table of errors', () => {
  it.each(Object.entries(ERRORS))('tells what %s means and what to do about it', (_code, rule) => {
    expect(DISPOSITIONS).toContain(rule.disposition);
    expect(rule.means).toMatch(/^[A-Z].*\.$/);
    expect(rule.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('has codes in capitals', () => {
    for (const code of Object.keys(ERRORS)) expect(code).toMatch(/^[A-Z][A-Z_]+$/);
  });
});

describe('isErrorCode', () => {
  it.each(['POISON', 'UNEXPECTED'])('takes %s', (code) => {
    expect(isErrorCode(code)).toBe(true);
  });

  it.each(['', 'poison', 'toString', '__proto__'])('refuses %j', (code) => {
    expect(isErrorCode(code)).toBe(false);
  });
});

describe('a LossledgerError', () => {
  it('has the disposition of its code', () => {
    expect(new LossledgerError('INPUT_BINARY', 'no').disposition).toBe('quarantine');
    expect(new LossledgerError('STORE_UNAVAILABLE', 'no').disposition).toBe('retry');
    expect(new LossledgerError('INPUT_MISSING', 'no').disposition).toBe('fail');
  });

  it('carries its cause and the time to try again', () => {
    const cause = new Error('below');
    const retryAt = new Date('2024-01-01T00:00:00Z');
    const error = new LossledgerError('UNEXPECTED', 'above', { cause, retryAt });
    expect(error).toMatchObject({ name: 'LossledgerError', message: 'above', cause, retryAt });
  });

  it('has no cause where none is given', () => {
    expect('cause' in new LossledgerError('UNEXPECTED', 'alone')).toBe(false);
  });
});

describe('asLossledgerError', () => {
  it('passes an error of the table through', () => {
    const error = new LossledgerError('POISON', 'again and again');
    expect(asLossledgerError(error)).toBe(error);
  });

  it('turns any other error into UNEXPECTED with its message and cause', () => {
    const thrown = new TypeError('x is not a function');
    const error = asLossledgerError(thrown);
    expect(error).toMatchObject({ code: 'UNEXPECTED', message: thrown.message, cause: thrown });
  });

  it.each([
    ['a string', 'a string'],
    [undefined, 'undefined'],
    [null, 'null'],
    [42, '42'],
  ])('turns a thrown %j into UNEXPECTED', (thrown, message) => {
    expect(asLossledgerError(thrown)).toMatchObject({ code: 'UNEXPECTED', message });
  });
});
