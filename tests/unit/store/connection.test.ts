import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../src/domain/errors.ts';
import { openStore, probeStore, storeError } from '../../../src/store/connection.ts';

const coded = (code: string, options?: ErrorOptions): Error =>
  Object.assign(new Error(`driver says ${code}`, options), { code });

describe('storeError', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENETUNREACH',
    '08006',
    '57P01',
    '57P03',
    '53300',
  ])('knows %s as a server that did not answer', (code) => {
    expect(storeError(coded(code))).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable',
  ])('knows %j, to which pg gives no code, as a server that did not answer', (message) => {
    const wrapped = new Error('Failed query', { cause: new Error(message) });
    expect(storeError(wrapped)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it.each(['40001', '40P01', '55P03', '57014'])('knows %s as what is worth another try', (code) => {
    expect(storeError(coded(code))).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `Postgres put this off: driver says ${code}`,
    });
  });

  it('tells what the server said, and nothing of the statement or its parameters', () => {
    const wrapped = new Error('Failed query: insert … params: the words of a post', {
      cause: coded('23505'),
    });
    expect(storeError(wrapped).message).toBe('driver says 23505 (23505)');
  });

  it.each(['53100', 'ENOSPC'])('knows %s as a full disk', (code) => {
    expect(storeError(coded(code))).toMatchObject({ code: 'DISK_FULL' });
  });

  it.each(['23505', '42P01', 'ERR_INVALID_URL'])('gives %s no name', (code) => {
    const error = coded(code);
    expect(storeError(error)).toMatchObject({
      code: 'UNEXPECTED',
      message: expect.stringContaining(error.message),
    });
  });

  it('looks for the code in the causes', () => {
    const wrapped = new Error('Failed query', { cause: coded('ECONNREFUSED') });
    expect(storeError(wrapped)).toMatchObject({ code: 'STORE_UNAVAILABLE', cause: wrapped });
  });

  it('looks for the code among the tries at several addresses', () => {
    const tries = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]);
    expect(storeError(tries)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('passes an error of the table through', () => {
    const error = new LossledgerError('CAPTURE_MISSING', 'gone');
    expect(storeError(error)).toBe(error);
  });

  it.each([undefined, null, 'text'])('takes a thrown %j', (thrown) => {
    expect(storeError(thrown)).toMatchObject({
      code: 'UNEXPECTED',
      message: expect.stringContaining(String(thrown)),
    });
  });
});

describe('probeStore', () => {
  it('says that nobody answers on a dead port', async () => {
    // Port 1 (tcpmux) is not in use on any machine of today.
    const store = openStore({
      url: 'postgres://nobody@127.0.0.1:1/none',
      poolMax: 1,
      applicationName: 'lossledger test',
    });
    await expect(probeStore(store)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await store.close();
  });
});
