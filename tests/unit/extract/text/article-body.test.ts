import { describe, expect, it } from 'vitest';
import { findPosts } from '../../../../src/extract/find-posts.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';
import { cpuMs } from '../../../_support/cpu-time.ts';

const PARAGRAPHS = [
  'The front was quiet on Tuesday, officials in the region told reporters, with no shelling at night.',
  'Repair crews went back to work on the railway, the regional administration added, and buses ran.',
  'A bridge across the river, closed since the spring, is to open again before the end of the month.',
];
const ARTICLE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');

function proseOf(body: string, title = 'A quiet day'): readonly string[] {
  const html = `<html><head><title>${title}</title></head><body>${body}</body></html>`;
  return findPosts(decodeDocument(new TextEncoder().encode(html))).prose.split('\n\n');
}

describe("the article's body", () => {
  it.each([
    [
      'comments',
      '<div id="comments" class="comments"><div class="comment"><p>I saw a tank burn there, I swear, and two trucks as well, my friend.</p></div></div>',
    ],
    [
      'a cookie wall',
      '<div class="cookie-banner" role="dialog"><p>We and our partners use cookies to make this page work, to measure it and to show you advertising.</p></div>',
    ],
    [
      'related stories',
      '<aside class="related sidebar"><p><a href="/b">A ship was sunk in the port last week, and what we know of it so far</a></p></aside>',
    ],
    [
      'a footer',
      '<footer class="footer"><p>All rights reserved by the publisher of this page, its editors and its heirs.</p></footer>',
    ],
    [
      'a hidden part',
      '<div style="display:none"><p>Subscribe to the newsletter of this page, which comes every morning at six.</p></div>',
    ],
  ])('is without %s', (_, other) => {
    expect(proseOf(`<article><h1>A quiet day</h1>${ARTICLE}</article>${other}`)).toEqual([
      'A quiet day',
      ...PARAGRAPHS,
    ]);
  });

  it('begins with the sentences between the title and the rest', () => {
    const lead = 'A bridge is to open again, and trains are to run, after months of repair work.';
    const html = `<div class="header"><h1>A quiet day</h1><p class="sub">${lead}</p><p>By A. Writer, our correspondent in the region</p></div><div class="text">${ARTICLE}</div>`;
    expect(proseOf(html)).toEqual(['A quiet day', lead, ...PARAGRAPHS]);
  });

  it('is that of the title where a page goes on with other articles', () => {
    const other = PARAGRAPHS.map(
      (text) => `<p>${text.replace(/,.*,/, ', far away from there,')}</p>`,
    );
    const html = `<article><h1>A quiet day</h1>${ARTICLE}${ARTICLE}</article><article><h1>A loud day</h1>${other.join('').repeat(9)}</article>`;
    expect(proseOf(html)).toEqual(['A quiet day', ...PARAGRAPHS, ...PARAGRAPHS]);
  });

  it('keeps short sentences, and leaves out what is none', () => {
    const html = `<article>${ARTICLE}<p>One tank was lost.</p><p>Photo: agency</p></article>`;
    expect(proseOf(html)).toEqual(['A quiet day', ...PARAGRAPHS, 'One tank was lost.']);
  });

  it('is without what stands for an embed', () => {
    const embed =
      '<iframe src="https://youtu.be/aB3-dEf_9hI"></iframe><p>https://t.me/a_channel/12</p>';
    expect(proseOf(`<article>${ARTICLE}${embed}</article>`)).toEqual([
      'A quiet day',
      ...PARAGRAPHS,
    ]);
  });

  it('is all paragraphs of a page too large to choose from', () => {
    const prose = proseOf(
      `<div>${ARTICLE.repeat(1_200)}</div><div class="comments">${ARTICLE}</div>`,
    );
    expect(prose).toHaveLength(3_604);
  });

  it('holds words like markup as they are', () => {
    const tricky =
      'They wrote <p data-block="0"> & "quoted" it, over and over again, all day long.';
    const written = tricky.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(proseOf(`<article><p>${written}</p>${ARTICLE}</article>`)).toContain(tricky);
  });
});

describe('pages built to be slow', () => {
  const sentence = 'A sentence of some words, with a comma in it, and more of them. ';
  it.each([
    ['flat', `<p>${sentence}</p>`.repeat(2_900)],
    ['deep', `${'<div>'.repeat(300)}${`<p>${sentence}</p>`.repeat(400)}`],
    ['of links', `<p>${'<a href="x">word</a> and more words '.repeat(10)}</p>`.repeat(390)],
    ['of empty containers', '<div><div></div></div>'.repeat(2_400)],
    [
      'of hidden parts',
      `<div class="comment" style="display:none"><p>${sentence}</p></div>`.repeat(2_400),
    ],
    ['of tables', `<table><tr><td>${sentence}</td><td>b</td></tr></table>`.repeat(1_200)],
  ])('take seconds at most: %s', (_, body) => {
    // Under a second on an idle machine; the limit is five times that for a busy one.
    expect(cpuMs(() => proseOf(body))).toBeLessThan(5_000);
  });
});
