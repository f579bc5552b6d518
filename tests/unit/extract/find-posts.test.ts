import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../src/domain/errors.ts';
import { type FoundDocument, findPosts } from '../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../src/extract/text/decode.ts';
import { cpuMs } from '../../_support/cpu-time.ts';

const ID = '1622983485286629376';
const QUOTE = `<blockquote class="twitter-tweet"><p lang="en">A Russian T-90M tank was lost. <a href="https://t.co/aB3">pic.twitter.com/aB3</a></p>&mdash; Tracker (@tracker_1) <a href="https://twitter.com/tracker_1/status/${ID}">February 7, 2023</a></blockquote>`;

function read(text: string): FoundDocument {
  return findPosts(decodeDocument(new TextEncoder().encode(text)));
}

describe('findPosts', () => {
  it('finds embeds and residue of one page, in order, and what its head states', () => {
    const html = `<html lang="en"><head><title>A day</title></head><body><p>Prose.</p>
      <p>A truck was lost.</p><p>— B (@b) 8 Feb 2023</p>
      <figure class="wp-block-embed"><div>${QUOTE}</div></figure><script async src="widgets.js"></script>
      <p>https://x.com/c/status/1622983485286629377</p></body></html>`;
    const found = read(html);
    expect(found).toMatchObject({ title: 'A day', lang: 'en' });
    expect(found.posts.map((post) => [post.position, post.handle, post.text])).toEqual([
      [0, 'b', 'A truck was lost.'],
      [1, 'tracker_1', 'A Russian T-90M tank was lost. pic.twitter.com/aB3'],
      [2, 'c', ''],
    ]);
  });

  it('lists a post once that is there as an embed, as an embed again and as residue', () => {
    const residue =
      'A Russian T-90M tank was lost. pic.twitter.com/aB3— Tracker (@tracker_1) February 7, 2023';
    const { posts } = read(`<body>${QUOTE}<p>${residue}More prose.</p>${QUOTE}</body>`);
    expect(posts).toMatchObject([{ post_id: ID, position: 0, resolved: true }]);
  });

  it('never reads the prose around an embed into the post', () => {
    const { posts } = read(`<p>It began:</p>${QUOTE}<p>— as always.</p>`);
    expect(posts.map((post) => post.text)).toEqual([
      'A Russian T-90M tank was lost. pic.twitter.com/aB3',
    ]);
  });

  it('finds embeds that a consent wall holds back', () => {
    for (const wall of ['<textarea hidden>', '<template>', '<script type="text/plain">']) {
      const end = wall.replace(/ .*$|>$/, '>').replace('<', '</');
      expect(read(`<html><div>${wall}${QUOTE}${end}</div></html>`).posts).toHaveLength(1);
    }
    expect(read(`<html><script>var a = '${QUOTE}';</script></html>`).posts).toEqual([]);
  });

  it('replaces what character references spell and Postgres refuses', () => {
    const { posts } = read(QUOTE.replace('Russian', 'a\0b&#0;c&#xD800;d'));
    expect(posts[0]?.text).toMatch(/^A a\uFFFDb\uFFFDc\uFFFDd T-90M/);
  });

  it('throws INPUT_TOO_DEEP for HTML nested beyond any page', () => {
    const deep = `<html>${'<div>'.repeat(20_000)}${QUOTE}`;
    expect(() => read(deep)).toThrow(LossledgerError);
    expect(() => read(deep)).toThrow(/deeper/);
  });
});

describe('hostile text of a megabyte', () => {
  const million = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length));
  it.each([
    ['dashes', million('—')],
    ['hyphens', million('-')],
    ['open handles', million('(@')],
    ['at signs', million('@@@@')],
    ['quote marks', million('>>>>')],
    ['quoted lines', million('> >\n')],
    ['bylines without a date', million('a — b (@c) ')],
    ['one byline a thousand times', million('a — b (@c) February 7, 2023 ')],
    ['numbers where a date should be', million('— b (@c) 2023 2023 7 7 ')],
    ['brackets', `# x\n${million('![')}${million('](x)')}`],
    ['emphasis', `# x\n${million('*a _b ')}`],
    ['open elements', `# x\n\n${million('<div>\n\n')}`],
    ['lone angle brackets', `<html>${million('<')}`],
    ['blank lines', `a${million(' \n')}b`],
    ['lines', million('a\n')],
    [
      'unreadable embeds',
      `<html>${`${'<blockquote class="twitter-tweet">'.repeat(200)}${'<i></i>'.repeat(300)}${'</blockquote>'.repeat(200)}`.repeat(100)}`,
    ],
  ])('costs seconds at most: %s', (_, text) => {
    const cost = cpuMs(() => {
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(LossledgerError);
      }
    });
    // Half a second on an idle machine; the limit is ten times that for a busy one.
    expect(cost).toBeLessThan(5_000);
  });
});

const evaluationData = process.env['LOSSLEDGER_EVAL_DATA'] ?? '';
const hasData = evaluationData !== '' && existsSync(join(evaluationData, 'html', 'index.csv'));

describe.skipIf(!hasData)(
  'saved pages and bad input (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    it('finds every embed of the saved pages', () => {
      const folder = join(evaluationData, 'html');
      let embedded = 0;
      let found = 0;
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.gz'))) {
        const html = gunzipSync(readFileSync(join(folder, name)));
        const ids = idsOfBlockquotes(html.toString('utf8'));
        const posts = new Set(findPosts(decodeDocument(html)).posts.map((post) => post.post_id));
        embedded += ids.size;
        found += [...ids].filter((id) => posts.has(id)).length;
      }
      expect(embedded).toBeGreaterThan(50);
      expect(found).toBe(embedded);
    });

    it('throws nothing but errors of the table on bad input', () => {
      for (const folder of [
        'html',
        'text',
        'blns',
        'html5/tokenizer',
        'json/test_parsing',
        'images',
      ]) {
        const path = join(evaluationData, 'badinput', folder);
        for (const entry of readdirSync(path, { withFileTypes: true })) {
          if (entry.isFile()) expectTableErrorsOnly(readFileSync(join(path, entry.name)));
        }
      }
    });
  },
);

/** The last status id of each block quote of X's class: a cruder reading than the one tested. */
function idsOfBlockquotes(html: string): ReadonlySet<string> {
  const quotes =
    html.match(/<blockquote class="twitter-(?:tweet|video)[\s\S]*?<\/blockquote>/g) ?? [];
  return new Set(
    quotes.flatMap((quote) => [...quote.matchAll(/\/status\/(\d+)/g)].at(-1)?.[1] ?? []),
  );
}

function expectTableErrorsOnly(bytes: Uint8Array): void {
  try {
    findPosts(decodeDocument(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(LossledgerError);
  }
}
