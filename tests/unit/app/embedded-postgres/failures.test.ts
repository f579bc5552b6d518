import { describe, expect, it } from 'vitest';
import {
  asDatabaseFailure,
  programFailure,
} from '../../../../src/app/embedded-postgres/failures.ts';

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code, ...(path ? { path } : {}) });
}

describe('the last words of a program', () => {
  it.each([
    ['PANIC:  could not write to file "pg_wal/1": No space left on device', 'DISK_FULL'],
    ['initdb: error: could not create directory: Disk quota exceeded', 'DISK_FULL'],
    ['error while loading shared libraries: libicuuc.so.60: cannot open', 'PLATFORM_UNSUPPORTED'],
    ['Error relocating postgres: qsort_r: symbol not found', 'PLATFORM_UNSUPPORTED'],
    ['FATAL:  database files are incompatible with server', 'DATABASE_VERSION'],
    ['FATAL:  something else', 'DATABASE_START_FAILED'],
    ['', 'DATABASE_START_FAILED'],
  ])('%j mean %s', (printed, code) => {
    const failure = programFailure('It failed', '/the/place', printed);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain('/the/place');
    expect(failure.message).toContain(printed);
  });

  it('about a nameless account come with what to do', () => {
    const printed = 'initdb: could not look up effective user ID 54321: user does not exist';
    expect(programFailure('It failed', '/x', printed).message).toContain('/etc/passwd');
  });
});

describe('a thrown value', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['53100', 'DISK_FULL'],
    ['EACCES', 'DATABASE_START_FAILED'],
    ['EROFS', 'DATABASE_START_FAILED'],
    ['EIO', 'DATABASE_START_FAILED'],
  ])('of the system, %s, is %s and names the path', (errno, code) => {
    const failure = asDatabaseFailure(systemError(errno, '/home/x/postgres'), '/home/x');
    expect(failure).toMatchObject({ code, message: expect.stringContaining('/home/x') });
  });

  it('that is clear already passes as it is', () => {
    const clear = programFailure('It failed', '/x', '');
    expect(asDatabaseFailure(clear, '/home')).toBe(clear);
    const bug = new TypeError('a bug');
    expect(asDatabaseFailure(bug, '/home')).toBe(bug);
  });
});
