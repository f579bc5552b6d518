import { describe, expect, it, vi } from 'vitest';
import {
  connectionUrl,
  processOptions,
  serverArguments,
} from '../../../../src/app/embedded-postgres/server-settings.ts';

describe('the command line of the server', () => {
  it('begins with the data directory, by which the server is known again', () => {
    expect(serverArguments('/a b/data', 40123).slice(0, 2)).toEqual(['-D', '/a b/data']);
  });

  it('listens on this machine alone, at the port given', () => {
    const settings = serverArguments('/data', 40123);
    expect(settings).toContain('listen_addresses=127.0.0.1');
    expect(settings).toContain('port=40123');
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

describe('the connection URL', () => {
  it('names role, database and this machine, and asks for no TLS', () => {
    expect(connectionUrl('secret_-1', 40123)).toBe(
      'postgres://lossledger:secret_-1@127.0.0.1:40123/lossledger?sslmode=disable',
    );
  });
});
