import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerHome, userDataHome } from '../../../src/app/home.ts';

describe('ledgerHome', () => {
  it('is what is configured, as an absolute path', () => {
    expect(ledgerHome('/srv/ledger', {})).toBe('/srv/ledger');
    expect(ledgerHome('ledger', {})).toBe(path.resolve('ledger'));
  });

  it('is a folder of its own among the data of the user', () => {
    expect(ledgerHome(undefined, { HOME: '/home/ann' })).toBe('/home/ann/.local/share/lossledger');
    expect(ledgerHome(undefined, { HOME: '/home/ann', XDG_DATA_HOME: '/data' })).toBe(
      '/data/lossledger',
    );
  });
});

describe('userDataHome', () => {
  it('passes over an XDG_DATA_HOME that is not absolute, as the XDG specification asks', () => {
    expect(userDataHome({ HOME: '/home/ann', XDG_DATA_HOME: 'data' })).toBe(
      '/home/ann/.local/share',
    );
  });

  it.each([{}, { HOME: '' }, { HOME: 'relative' }])('works without a usable HOME: %j', (env) => {
    expect(path.isAbsolute(userDataHome(env))).toBe(true);
  });
});
