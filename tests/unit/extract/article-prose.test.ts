import { describe, expect, it } from 'vitest';
import { findPosts } from '../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../src/extract/text/decode.ts';

const FIRST =
  'The front was quiet on Tuesday, officials in the region told reporters in the morning.';
const LAST = 'Repair crews went back to work on the railway, the regional administration added.';
const POST = 'A Russian T-90M tank was lost near the bridge.';
const BYLINE = '— Tracker (@tracker_1) February 7, 2023';
const QUOTE = `<blockquote class="twitter-tweet"><p lang="en">${POST} <a href="https://t.co/aB3">pic.twitter.com/aB3</a></p>&mdash; Tracker (@tracker_1) <a href="https://twitter.com/tracker_1/status/1622983485286629376">February 7, 2023</a></blockquote>`;

function proseOf(text: string, name?: string): string {
  const document = decodeDocument(
    new TextEncoder().encode(text),
    name === undefined ? {} : { name },
  );
  const { posts, prose } = findPosts(document);
  expect(posts.map((post) => post.text)).toEqual([expect.stringContaining(POST)]);
  return prose;
}

const WITHOUT_TITLE = `${FIRST}\n\n${LAST}`;

describe('the prose of a document', () => {
  it.each([
    ['a block quote', QUOTE],
    ['a block quote and its script', `${QUOTE}<script async src="widgets.js"></script>`],
    ['a block quote in a figure', `<figure class="wp-block-embed"><div>${QUOTE}</div></figure>`],
    ['a block quote behind a consent wall', `<textarea hidden>${QUOTE}</textarea>`],
    ['flattened residue', `<p>${POST}</p><p>${BYLINE}</p>`],
    ['residue in one paragraph', `<p>${POST} pic.twitter.com/aB3${BYLINE}</p>`],
    ['the same post twice', `${QUOTE}<p>${POST}</p><p>${BYLINE}</p>`],
  ])('holds nothing of a post that is %s', (_, embed) => {
    const html = `<html><head><title>A quiet day</title></head><body><p>${FIRST}</p>${embed}<p>${LAST}</p></body></html>`;
    expect(proseOf(html)).toBe(`A quiet day\n\n${WITHOUT_TITLE}`);
  });

  it('holds nothing of a post in Markdown, as a quotation or as embedded HTML', () => {
    for (const embed of [`> ${POST}\n>\n> ${BYLINE}`, QUOTE]) {
      expect(proseOf(`# A day\n\n${FIRST}\n\n${embed}\n\n${LAST}\n`, 'a.md')).toBe(WITHOUT_TITLE);
    }
  });

  it('holds no line with the name and day of a post, which is no day of a loss', () => {
    const told = 'Two Russian BMP-2 were destroyed by artillery near Avdiivka, Donetsk Oblast.';
    const text = `Front Desk (@front_desk) · Nov 14, 2023\n${told}\n\n${POST}\n\n${BYLINE}`;
    expect(proseOf(text)).toBe(told);
    expect(proseOf(text.replace(' · Nov 14, 2023', ' · a desk of ours'))).toContain('Front Desk');
  });

  it('holds nothing of a post in plain text', () => {
    for (const embed of [`${POST}\n\n${BYLINE}`, `${POST} pic.twitter.com/aB3 ${BYLINE}`]) {
      expect(proseOf(`${FIRST}\n\n${embed}\n\n${LAST}\n`, 'a.txt')).toBe(WITHOUT_TITLE);
    }
  });

  it('leaves out menus, captions and lists of links', () => {
    const links = '<a href="/a">Everything about the war in pictures</a> <a href="/b">and maps</a>';
    const html = `<html><body><p>Home</p><p>${links}</p><p>${FIRST}</p>${QUOTE}<p>${LAST}</p><p>Photo: agency</p></body></html>`;
    expect(proseOf(html)).toBe(WITHOUT_TITLE);
  });

  it('keeps a paragraph that links a few of its words', () => {
    const linked = FIRST.replace('officials', '<a href="/who">officials</a>');
    expect(proseOf(`<html><body><p>${linked}</p>${QUOTE}<p>${LAST}</p></body></html>`)).toBe(
      WITHOUT_TITLE,
    );
  });

  it('is empty where there is only a title', () => {
    expect(proseOf(`<html><head><title>A day</title></head><body>${QUOTE}</body></html>`)).toBe('');
  });

  it('ends before it outgrows any article', () => {
    const comments = `<p>${FIRST}</p>`.repeat(10_000);
    expect(proseOf(`<html><body>${QUOTE}${comments}</body></html>`).length).toBeLessThan(450_000);
  });
});
