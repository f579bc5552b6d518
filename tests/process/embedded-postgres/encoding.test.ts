import { describe, expect, it, vi } from 'vitest';
import { query, show, usePlayground } from './playground.ts';

vi.setConfig({ testTimeout: 30_000 });

const playground = usePlayground();

describe('a cluster made under', () => {
  it.each<[string, NodeJS.ProcessEnv]>([
    ['no environment at all', {}],
    ['LANG=C', { LANG: 'C', LC_ALL: 'C' }],
    [
      'a locale that does not exist, and variables for another server',
      { LANG: 'xx_YY.ISO-8859-15', LC_CTYPE: 'zz', PGDATA: '/no', PGOPTIONS: '-c nonsense=1' },
    ],
  ])('%s holds any text, and folds case beyond ASCII', async (_, env) => {
    const { url } = await playground.start({ home: await playground.home() }, env).acquired();
    expect(await show(url, 'server_encoding')).toBe('UTF8');
    expect(
      await query(url, 'select $1::text as text, lower($1) as lower, length($1) as length', [
        'КРЕМІННА 🇺🇦',
      ]),
    ).toEqual([{ text: 'КРЕМІННА 🇺🇦', lower: 'кремінна 🇺🇦', length: 11 }]);
  });
});
