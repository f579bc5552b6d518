import { describe, expect, it } from 'vitest';
import { parseLinks } from '../../../../src/app/embedded-postgres/library-links.ts';

describe('the list of library links', () => {
  it('is read as links that point within their own folder', () => {
    const json = '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]';
    expect(parseLinks(json, '/somewhere/postgresql-18')).toEqual([
      { path: '/somewhere/postgresql-18/lib/libpq.so.5', target: 'libpq.so.5.18' },
    ]);
  });

  it.each([
    '[{"source":"native/lib/a","target":"native/../../etc/b"}]',
    '[{"source":"/etc/passwd","target":"native/lib/b"}]',
    '[{"source":"../a","target":"native/lib/b"}]',
  ])('is refused when it leaves the package: %s', (json) => {
    expect(() => parseLinks(json, '/somewhere/native')).toThrow(/outside the package/);
  });

  it.each(['{}', '[7]', '[{"source":"native/a"}]'])('is refused in another form: %s', (json) => {
    expect(() => parseLinks(json, '/somewhere/native')).toThrow(/pg-symlinks.json/);
  });
});
