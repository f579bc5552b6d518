import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FoundDocument, findPosts } from '../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../src/extract/text/decode.ts';

const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'html');
const hasData =
  process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(join(folder, 'index.csv'));
const expectedPages = z
  .array(z.strictObject({ file: z.string(), posts: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'expected.json'), 'utf8')));

function read(file: string): FoundDocument {
  return findPosts(decodeDocument(gunzipSync(readFileSync(join(folder, `${file}.gz`)))));
}

describe('the table of saved pages', () => {
  it('names each page and each of its posts once', () => {
    expect(new Set(expectedPages.map(({ file }) => file)).size).toBe(expectedPages.length);
    for (const { posts } of expectedPages) expect(new Set(posts).size).toBe(posts.length);
  });
});

describe.skipIf(!hasData)('saved pages (skipped unless LOSSLEDGER_EVAL_DATA is set)', () => {
  it('are all in the table', () => {
    const saved = readdirSync(folder).filter((name) => name.endsWith('.html.gz'));
    expect(saved.map((name) => name.slice(0, -3)).sort()).toEqual(
      expectedPages.map(({ file }) => file).sort(),
    );
  });

  it.each(expectedPages)('give every embedded post and no other: $file', ({ file, posts }) => {
    const found = read(file).posts.map((post) => `${post.platform}/${post.post_id}`);
    expect(found.toSorted()).toEqual(posts.toSorted());
  });

  it('print under each post of X the day that its id carries', () => {
    const flags = expectedPages.flatMap(({ file }) => read(file).flags);
    expect(flags).toEqual([]);
  });
});
