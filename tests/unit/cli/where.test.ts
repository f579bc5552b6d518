import { describe, expect, it } from 'vitest';
import { parseWhere } from '../../../src/cli/where.ts';

describe('parseWhere', () => {
  it('takes no condition as everything', () => {
    expect(parseWhere([])).toEqual({});
  });

  it('reads each kind of condition', () => {
    expect(
      parseWhere([
        'state=failed,quarantined',
        'code=INPUT_BINARY',
        'subject=https://a.example/?q=1',
        'key=0f3c',
        'since=2026-11-01',
        'until=2026-11-02T10:00:00Z',
        'version=2',
      ]),
    ).toEqual({
      states: ['failed', 'quarantined'],
      code: 'INPUT_BINARY',
      subject: 'https://a.example/?q=1',
      key: '0f3c',
      since: '2026-11-01T00:00:00.000Z',
      until: '2026-11-02T10:00:00.000Z',
      version: 2,
    });
  });

  it.each([
    ['', 'is not of the form name=value'],
    ['failed', 'is not of the form name=value'],
    ['=failed', 'is not of the form name=value'],
    ['state=', 'is not of the form name=value'],
    ['state=broken', 'is none of waiting, done, skipped, failed, quarantined, dropped'],
    ['state=failed,', 'is none of waiting'],
    ['code=NO_SUCH', 'names no error code'],
    ['code=toString', 'names no error code'],
    ['key=xyz', 'is no beginning of a key'],
    ['key=%', 'is no beginning of a key'],
    ['since=yesterday', 'names no time'],
    ['since=1', 'names no time'],
    ['version=1.5', 'names no version'],
    ['version=-1', 'names no version'],
    ['stage=extract', 'is none of state, code, subject, key, since, until, version'],
  ])('refuses %j as bad usage', (condition, why) => {
    expect(() => parseWhere([condition])).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(why) }),
    );
  });

  it('refuses a condition given twice, since both would have to hold', () => {
    expect(() => parseWhere(['state=failed', 'state=done'])).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('twice') }),
    );
  });
});
