import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FoundPost } from '../../../../src/domain/post.ts';
import { type FoundDocument, findPosts } from '../../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

/** What every fixture says of a tank; none of it may turn up in the article's own words. */
export const TEXT = 'A Russian T-90M tank was lost near the bridge at Verkhnie.';
const FIRST =
  'The front was quiet on Tuesday, officials in the region told reporters in the morning.';
const LAST = 'Repair crews went back to work on the railway, the regional administration added.';

export type Shape = Partial<FoundPost> | null;

function read(folder: string, name: string): FoundDocument {
  return findPosts(decodeDocument(readFileSync(join(folder, 'fixtures', `${name}.html`))));
}

/**
 * A test for each saved page of a platform's folder: it holds two paragraphs of prose and, between
 * them, one embed in one shape; `null` for a shape that embeds no post.
 */
export function testShapes(folder: string, shapes: Readonly<Record<string, Shape>>): void {
  it('has a page for each shape and a shape for each page', () => {
    const pages = readdirSync(join(folder, 'fixtures')).map((file) => file.replace('.html', ''));
    expect(pages.sort()).toEqual(Object.keys(shapes).sort());
  });

  it.each(Object.entries(shapes))('reads the shape %s', (name, shape) => {
    const { posts, prose } = read(folder, name);
    expect(posts).toMatchObject(shape === null ? [] : [shape]);
    expect(posts).toHaveLength(shape === null ? 0 : 1);
    const ownWords = prose.split('\n\n');
    expect(ownWords).toEqual(expect.arrayContaining(['A quiet day', FIRST, LAST]));
    expect(prose).not.toMatch(/T-90M|tracker|t\.co|https?:/i);
  });
}
