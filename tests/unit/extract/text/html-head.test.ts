import { describe, expect, it } from 'vitest';
import { readHtmlHead } from '../../../../src/extract/text/html-head.ts';
import { parseHtml } from '../../../../src/extract/text/html-tree.ts';

describe('readHtmlHead', () => {
  it('reads what the head states', () => {
    const html = `<html lang="uk"><head><title> A  day </title>
      <meta property="article:published_time" content="2023-02-07T10:00:00+02:00">
      <link rel="canonical" href="/a/1"></head><body>x</body></html>`;
    expect(readHtmlHead(parseHtml(html), 'https://news.example/b?utm=1')).toEqual({
      title: 'A day',
      byline: null,
      lang: 'uk',
      published_at: '2023-02-07T08:00:00.000Z',
      canonical_url: 'https://news.example/a/1',
    });
  });

  it('invents nothing', () => {
    expect(readHtmlHead(parseHtml('<p>Tuesday, 7 February 2023</p>'))).toEqual({
      title: null,
      byline: null,
      lang: null,
      published_at: null,
      canonical_url: null,
    });
  });

  it('prefers the title made for sharing, which lacks the name of the site', () => {
    const html = '<title>A day | News</title><meta property="og:title" content="A day">';
    expect(readHtmlHead(parseHtml(html)).title).toBe('A day');
  });

  it('reads the date of publication from JSON-LD', () => {
    const html = '<script type="application/ld+json">{"datePublished" : "2023-02-07"}</script>';
    expect(readHtmlHead(parseHtml(html)).published_at).toBe('2023-02-07');
  });

  it('refuses addresses that are not of the web and languages that are none', () => {
    const html = '<html lang="!!"><link rel=canonical href="javascript:alert(1)"></html>';
    expect(readHtmlHead(parseHtml(html))).toMatchObject({ canonical_url: null, lang: null });
  });

  it.each([
    ['meta', '<meta name="author" content=" A.  Writer ">', 'A. Writer'],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"author":[{"name":"A. Writer"},{"name":"B. Other"}]}]}</script>',
      'A. Writer, B. Other',
    ],
    ['a link to the author', '<body><a rel="author" href="/w">A. Writer</a></body>', 'A. Writer'],
    ['no address', '<meta property="article:author" content="https://social.example/w">', null],
    [
      'no two of them',
      '<body><a rel="author">A. Writer</a><a rel="author">B. Other</a></body>',
      null,
    ],
    ['no broken data', '<script type="application/ld+json">{"author": </script>', null],
  ])('reads who signs it from %s', (_, html, byline) => {
    expect(readHtmlHead(parseHtml(`<html>${html}</html>`)).byline).toBe(byline);
  });

  it.each([
    '<time itemprop="datePublished" datetime="2023-02-07T10:00:00+02:00">today</time>',
    '<time class="entry-date published" datetime="2023-02-07T08:00:00Z">7 Feb</time>',
  ])('reads the time of publication that the page prints: %s', (html) => {
    expect(readHtmlHead(parseHtml(html)).published_at).toBe('2023-02-07T08:00:00.000Z');
    expect(readHtmlHead(parseHtml('<time datetime="2023-02-07">x</time>')).published_at).toBeNull();
  });

  it('takes the only heading for the title where the head states none', () => {
    expect(readHtmlHead(parseHtml('<h1>A <i>quiet</i> day</h1>')).title).toBe('A quiet day');
    expect(readHtmlHead(parseHtml('<h1>A</h1><h1>B</h1>')).title).toBeNull();
  });
});
