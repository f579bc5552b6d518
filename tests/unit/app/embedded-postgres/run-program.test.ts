import { describe, expect, it, vi } from 'vitest';
import {
  asLaunchFailure,
  processOptions,
} from '../../../../src/app/embedded-postgres/run-program.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

describe('a program that cannot be launched', () => {
  it.each([
    ['ENOENT', 'PLATFORM_UNSUPPORTED'],
    ['EACCES', 'DATABASE_START_FAILED'],
    ['EPERM', 'DATABASE_START_FAILED'],
  ])('for %s is %s', (errno, code) => {
    const failure = asLaunchFailure(systemError(errno), '/bin/initdb', 'nobody');
    expect(failure).toMatchObject({ code, message: expect.stringContaining('/bin/initdb') });
  });
});

describe('the environment of the server', () => {
  it('holds nothing of ours', () => {
    vi.stubEnv('PGDATA', '/elsewhere');
    vi.stubEnv('LD_LIBRARY_PATH', '/elsewhere');
    const { env } = processOptions({ name: 'nobody', uid: 65534, gid: 65534 });
    expect(Object.keys(env).sort()).toEqual(['LC_ALL', 'PATH', 'TZ']);
  });
});
