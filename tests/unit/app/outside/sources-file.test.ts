import { describe, expect, it } from 'vitest';
import { withSource } from '../../../../src/app/outside/add-source.ts';
import { parseSources } from '../../../../src/app/outside/sources-file.ts';
import { sourcesJsonSchema } from '../../../../src/app/outside/sources-schema.ts';

const FILE = 'sources.yaml';
const INBOX = `# Kept by the desk.
sources:
  - name: inbox
    kind: folder
    path: /srv/inbox
    every: 5m
`;

const refusal = (text: string): string => {
  try {
    parseSources(text, FILE);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe('the file of sources', () => {
  it('gives each source its kind, its settings and how often it is polled', () => {
    const [inbox] = parseSources(INBOX, FILE);
    expect(inbox).toMatchObject({
      name: 'inbox',
      kind: { kind: 'folder', upstream: 'folder' },
      config: { path: '/srv/inbox', settle_seconds: 5 },
      everyMs: 300_000,
      paused: false,
    });
  });
  it('holds no sources where it is empty', () => {
    expect(parseSources('', FILE)).toEqual([]);
    expect(parseSources('# nothing yet\n', FILE)).toEqual([]);
  });
  it.each([
    [
      'a kind nobody knows',
      'sources:\n  - name: a\n    kind: carrier_pigeon\n',
      'line 3: sources.0.kind',
    ],
    ['a key the kind does not take', INBOX.replace('path:', 'paht:'), 'line 3'],
    ['a name with spaces', INBOX.replace('inbox', 'my inbox'), 'line 3: sources.0.name'],
    ['an interval without a unit', INBOX.replace('5m', '"5"'), '15m, 6h, 1d'],
    [
      'a name that is there twice',
      `${INBOX}${INBOX.split('\n').slice(2).join('\n')}`,
      'inbox is there twice',
    ],
    ['text that is no YAML', 'sources: [', FILE],
    ['a list of something else', 'sources:\n  - 7\n', 'line 2'],
  ])('is refused with %s, and says where', (_what, text, told) => {
    expect(refusal(text)).toContain(told);
  });
  it('keeps its comments when a source is added', () => {
    const { text, added } = withSource(INBOX, { name: 'b', kind: 'folder', path: '/b' }, FILE);
    expect(text).toContain('# Kept by the desk.');
    expect(parseSources(text, FILE).map(({ name }) => name)).toEqual(['inbox', 'b']);
    expect(added).toMatchObject({ name: 'b', everyMs: 900_000 });
  });
  it('is made of nothing when the first source is added', () => {
    const { text } = withSource('', { name: 'b', kind: 'folder', path: '/b' }, FILE);
    expect(parseSources(text, FILE)).toHaveLength(1);
  });
  it('takes no source that it could not be read with', () => {
    expect(() => withSource(INBOX, { name: 'inbox', kind: 'folder', path: '/b' }, FILE)).toThrow(
      'twice',
    );
  });
  it('has a JSON Schema that names every kind', () => {
    const schema = JSON.stringify(sourcesJsonSchema());
    for (const kind of ['folder', 'x_account', 'x_search', 'feed', 'telegram_channel']) {
      expect(schema).toContain(`"${kind}"`);
    }
  });
});
