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
      lang: 'uk',
      published_at: '2023-02-07T08:00:00.000Z',
      canonical_url: 'https://news.example/a/1',
    });
  });

  it('invents nothing', () => {
    expect(readHtmlHead(parseHtml('<p>Tuesday, 7 February 2023</p>'))).toEqual({
      title: null,
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
});
