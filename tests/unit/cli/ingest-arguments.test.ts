import { describe, expect, it } from 'vitest';
import { ingestArguments } from '../../../src/cli/ingest-arguments.ts';

const PAGE = 'https://example.org/page';

describe('the arguments of ingest', () => {
  it('are pages, files, folders and standard input', () => {
    const given = [PAGE, 'HTTP://example.org/', 'page.html', './a:b.txt', 'C:\\page.html', '-'];
    const { taken, refused } = ingestArguments(given);
    expect(taken.map(({ kind }) => kind)).toEqual(['page', 'page', 'file', 'file', 'file', 'file']);
    expect(taken.map(({ named }) => named)).toEqual(given);
    expect(refused).toEqual([]);
  });

  it.each([
    ['ftp://example.org/a.txt', 'only http and https pages can be fetched, not ftp; save it'],
    ['s3://bucket/a.html', 'only http and https pages can be fetched, not s3;'],
    ['FILE:///etc/passwd', 'not file; give the path of the file.'],
    ['data:text/html,hi', 'not data;'],
    ['mailto:a@example.org', 'not mailto;'],
    ['https://', 'this is no address of a page, such as https://example.org/page.'],
    ['http://exa mple.org/', 'this is no address of a page'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'it may have 2,000.'],
  ])('that are no page are refused by name, and the others are taken: %s', (named, told) => {
    const { taken, refused } = ingestArguments([named, PAGE]);
    expect(taken).toEqual([{ kind: 'page', named: PAGE }]);
    expect(refused).toEqual([
      { name: named, code: 'USAGE', message: expect.stringContaining(told) },
    ]);
  });

  it('are a mistake where none is left', () => {
    expect(() => ingestArguments(['ftp://example.org/', 'https://'])).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(/^ftp:.*\nhttps:/) }),
    );
  });
});
