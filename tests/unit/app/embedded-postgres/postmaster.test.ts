import { describe, expect, it } from 'vitest';
import {
  isPostmasterOf,
  parsePostmasterFile,
} from '../../../../src/app/embedded-postgres/postmaster.ts';

describe('postmaster.pid', () => {
  it('gives the pid of its first line and the port of its fourth', () => {
    const content =
      '4711\n/home/data\n1790000000\n40123\n\n127.0.0.1\n  5432001   98304\nready   \n';
    expect(parsePostmasterFile(content)).toEqual({ pid: 4711, port: 40123 });
  });

  it('gives the pid of a single-user server, which is written negative', () => {
    expect(parsePostmasterFile('-4711\n/home/data\n').pid).toBe(4711);
  });

  it.each(['', '\n', 'nonsense', '0\n', '4711'])(
    'gives no port while it is not whole: %j',
    (text) => {
      expect(parsePostmasterFile(text).port).toBeUndefined();
    },
  );

  it.each(['', 'nonsense', '0\n'])('gives no pid where there is none: %j', (text) => {
    expect(parsePostmasterFile(text).pid).toBeUndefined();
  });
});

describe('a process', () => {
  it('that is not a postgres is never taken for the server', async () => {
    expect(await isPostmasterOf(process.pid, process.cwd())).toBe(false);
  });

  it('that does not exist is never taken for the server', async () => {
    expect(await isPostmasterOf(2 ** 22 + 1, '/')).toBe(false);
  });
});
