import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addSource, withSource } from '../../../../src/app/outside/add-source.ts';
import { SOURCE_KINDS } from '../../../../src/app/outside/source-kinds.ts';
import {
  parseSources,
  readSourcesFile,
  sourcesPlace,
} from '../../../../src/app/outside/sources-file.ts';
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
    expect(parseSources('sources:\n', FILE)).toEqual([]);
  });
  it.each([
    [
      'a kind nobody knows',
      'sources:\n  - name: a\n    kind: carrier_pigeon\n',
      'line 3, column 5: source 1 (a): kind must be one of feed, sitemap, page',
    ],
    [
      'a key the kind does not take',
      INBOX.replace('path:', 'paht:'),
      'line 5, column 5: source 1 (inbox): paht is no key here; there may be name, kind, every, paused, path,',
    ],
    [
      'a name with spaces',
      INBOX.replace('inbox', 'my inbox'),
      'line 3, column 5: source 1 (my inbox): name must be small letters',
    ],
    [
      'a number where text is wanted',
      INBOX.replace('5m', '5'),
      'line 6, column 5: source 1 (inbox): every must be a number and m, h or d: 15m, 6h, 1d, and is 5',
    ],
    [
      'a key that is missing',
      INBOX.replace('    path: /srv/inbox\n', ''),
      'line 3, column 5: source 1 (inbox): path is missing. The folder, with all its subfolders',
    ],
    ['an interval without a unit', INBOX.replace('5m', '"5"'), '15m, 6h, 1d'],
    [
      'a name that is there twice',
      `${INBOX}${INBOX.split('\n').slice(2).join('\n')}`,
      'line 7, column 5: inbox is there twice, as source 1 too',
    ],
    ['a list that is not closed', 'sources: [', 'line 1, column 11: a list opened with ['],
    ['a tab', 'sources:\n\t- name: a\n', 'line 2, column 1: a tab stands'],
    ['a line indented by chance', 'a:\n  - b\n c: d', 'line 3, column 1: the line is indented'],
    ['two pairs on a line', 'a: b: c', 'line 1, column 4: there is a second "key: value"'],
    ['a quotation that is not closed', 'a: "b', 'line 1, column 6: a quotation mark'],
    [
      'a name that stands for nothing',
      'sources: *a',
      'line 1, column 10: a name that begins with *',
    ],
    ['a list of something else', 'sources:\n  - 7\n', 'line 2, column 5: source 1 must be a set'],
    [
      'a key of another file',
      'sorces: []',
      'line 1, column 1: sorces is no key here; the only one',
    ],
    [
      'more sources than anyone watches',
      `sources:\n${Array.from({ length: 10_001 }, (_, n) => `- {name: s${n}}\n`).join('')}`,
      'it names 10001 sources; it may name 10000',
    ],
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
  it.each([
    ['{"sources": [{"name": "a", "kind": "folder", "path": "/a"}]}'],
    ['sources: [{name: a, kind: folder, path: /a}]'],
  ])('takes one more source where it is written as %s', (text) => {
    const read = withSource(text, { name: 'b', kind: 'folder', path: '/b' }, FILE);
    expect(parseSources(read.text, FILE).map(({ name }) => name)).toEqual(['a', 'b']);
  });
  it.each([
    ['a name that is taken', { name: 'inbox' }, 'sources.yaml has a source called inbox already'],
    ['a name that may not be', { name: 'B C' }, 'the name must be small letters'],
    ['a kind nobody knows', { kind: 'pigeon' }, 'the kind must be one of feed, sitemap, page'],
    ['an interval that is none', { every: '5q' }, '--every must be a number and m, h or d'],
    ['a setting that is missing', { path: undefined }, 'path is missing. The folder, with'],
    ['a setting the kind does not take', { paht: '/b' }, 'paht is no key here; there may be name'],
  ])('takes no source with %s, and blames what was typed', (_, typed, told) => {
    const add = (): unknown =>
      withSource(INBOX, { name: 'b', kind: 'folder', path: '/b', ...typed }, FILE);
    expect(add).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(add).toThrow(told);
  });
  it('takes no source while the file itself is at fault', () => {
    expect(() => withSource('sources: 7', { name: 'b', kind: 'folder' }, FILE)).toThrow(
      expect.objectContaining({ code: 'SOURCES_INVALID' }),
    );
  });
  it('has a JSON Schema that names every kind', () => {
    const schema = JSON.stringify(sourcesJsonSchema());
    for (const kind of ['folder', 'x_account', 'x_search', 'feed', 'telegram_channel']) {
      expect(schema).toContain(`"${kind}"`);
    }
  });
});

describe('the place of the file of sources', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sources-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('may be empty unless it was named', async () => {
    const named = path.join(folder, 'nowhere.yaml');
    await expect(readSourcesFile(sourcesPlace(folder, undefined))).resolves.toEqual({
      sources: [],
      digest: null,
    });
    await expect(readSourcesFile(sourcesPlace(folder, named))).rejects.toMatchObject({
      code: 'SOURCES_INVALID',
      message: `SOURCES_FILE names ${named}, and there is no such file.`,
    });
  });
  it('holds a file of some size, and no folder', async () => {
    const large = written('large.yaml', '#'.repeat(2 * 1024 ** 2 + 1));
    await expect(readSourcesFile(sourcesPlace(folder, large))).rejects.toThrow(
      `${large} has 2097153 bytes; a file of sources may have 2097152.`,
    );
    await expect(readSourcesFile(sourcesPlace(folder, folder))).rejects.toThrow('is not a file');
  });
  it('is read again only when it changed', async () => {
    const place = sourcesPlace(folder, written('inbox.yaml', INBOX));
    const first = await readSourcesFile(place);
    expect(await readSourcesFile(place, SOURCE_KINDS, first)).toBe(first);
    written('inbox.yaml', INBOX.replace('5m', '6m'));
    const second = await readSourcesFile(place, SOURCE_KINDS, first);
    expect(second.sources).toMatchObject([{ everyMs: 360_000 }]);
  });
  it('keeps its rights, and stays a link, when a source is added', async () => {
    const file = written('kept.yaml', INBOX);
    chmodSync(file, 0o600);
    const link = path.join(folder, 'link.yaml');
    symlinkSync(file, link);
    await addSource(link, { name: 'b', kind: 'folder', path: folder }, { dryRun: false });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readSourcesFile(sourcesPlace(folder, file))).sources).toHaveLength(2);
  });
  it('is made where there is none', async () => {
    const file = path.join(folder, 'new', 'sources.yaml');
    await addSource(file, { name: 'b', kind: 'folder', path: folder }, { dryRun: false });
    expect((await readSourcesFile(sourcesPlace(folder, file))).sources).toHaveLength(1);
  });
  it('takes no folder that is not there, or is none, and stays as it was', async () => {
    const file = written('folders.yaml', INBOX);
    const add = (at: string) =>
      addSource(file, { name: 'b', kind: 'folder', path: at }, { dryRun: false });
    await expect(add(path.join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('there is none; make it first'),
    });
    await expect(add(file)).rejects.toThrow('it is no folder');
    expect((await readSourcesFile(sourcesPlace(folder, file))).sources).toHaveLength(1);
  });
});
