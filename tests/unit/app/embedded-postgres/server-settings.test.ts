import { describe, expect, it } from 'vitest';
import {
  connectionUrl,
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

describe('the connection URL', () => {
  it('names role, database and this machine, and asks for no TLS', () => {
    expect(connectionUrl('secret_-1', 40123)).toBe(
      'postgres://lossledger:secret_-1@127.0.0.1:40123/lossledger?sslmode=disable',
    );
  });
});
