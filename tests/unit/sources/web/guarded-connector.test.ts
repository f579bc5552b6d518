import { describe, expect, it } from 'vitest';
import { guardedConnector } from '../../../../src/sources/web/guarded-connector.ts';

const options = { hostname: 'own.example', protocol: 'http:', port: '80' };

/** Connects to nothing: answers with the address that would be connected to. */
function outcomeOf(addresses: readonly string[], own: readonly string[] = []): Promise<string> {
  return new Promise((resolve) => {
    const connector = guardedConnector(
      new URL('http://own.example/'),
      false,
      {
        lookup: async () => addresses,
        connect: ({ hostname }) => resolve(`connects to ${hostname}`),
        ownAddresses: () => own,
      },
      new AbortController().signal,
      () => undefined,
    );
    connector(options, (...[error]) => resolve(error === null ? 'connected' : error.message));
  });
}

describe('guardedConnector', () => {
  it('connects to the address it was given, never to the name', async () => {
    expect(await outcomeOf(['93.184.216.34'])).toBe('connects to 93.184.216.34');
  });

  it('refuses the public addresses of this machine', async () => {
    const says = await outcomeOf(['93.184.216.34'], ['10.0.0.2', '::ffff:93.184.216.34']);
    expect(says).toMatch('93.184.216.34, which is no public address');
  });

  it('refuses all where one address is not public, and what is no address', async () => {
    expect(await outcomeOf(['93.184.216.34', 'fe80::1'])).toMatch('no public address');
    expect(await outcomeOf(['internal.example'])).toMatch('no address');
    expect(await outcomeOf([])).toMatch('no address');
  });
});
