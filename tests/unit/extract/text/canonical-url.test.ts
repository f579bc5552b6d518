import { describe, expect, it } from 'vitest';
import {
  articleUrlKey,
  canonicalUrl,
  sameArticle,
} from '../../../../src/extract/text/canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['HTTPS://News.Example:443/A?b=1#part', 'https://news.example/A?b=1'],
    ['http://news.example:80', 'http://news.example/'],
    [
      'https://news.example/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z',
      'https://news.example/a?id=7',
    ],
    ['https://news.example/a?gclid=1', 'https://news.example/a'],
    ['https://news.example/a?q=%D0%B0+b&&c', 'https://news.example/a?q=%D0%B0+b&c'],
    ['https://news.example/a?ref=7&source=x', 'https://news.example/a?ref=7&source=x'],
    ['https://news.example/story/amp/', 'https://news.example/story/'],
    ['https://news.example/story/amp', 'https://news.example/story'],
    ['https://news.example/amp/', 'https://news.example/amp/'],
    ['https://news.example/lamp', 'https://news.example/lamp'],
    ['https://news.example/story.amp.html', 'https://news.example/story.html'],
    ['https://news.example/a?amp=1&outputType=amp', 'https://news.example/a'],
    ['https://news.example/a?amp=12', 'https://news.example/a?amp=12'],
    ['https://www.google.com/amp/s/news.example/a/amp/?id=1', 'https://news.example/a/?id=1'],
    ['https://news-example.cdn.ampproject.org/c/s/news.example/a', 'https://news.example/a'],
    ['https://user:word@news.example/a', 'https://news.example/a'],
  ])('%s is %s', (written, expected) => {
    expect(canonicalUrl(written)).toBe(expected);
    expect(canonicalUrl(expected)).toBe(expected);
  });

  it('is null for what is no address of the web', () => {
    for (const written of [
      '',
      'news',
      '/a',
      'mailto:a@b.example',
      'javascript:alert(1)',
      'http://',
    ]) {
      expect(canonicalUrl(written)).toBeNull();
      expect(articleUrlKey(written)).toBeNull();
    }
  });
});

describe('sameArticle', () => {
  it.each([
    ['http://www.news.example/a/', 'https://news.example/a'],
    ['https://amp.news.example/a?b=1&c=2', 'https://news.example/a/?c=2&b=1'],
    ['https://news.example/%d1%82%d0%b0%d0%bd%d0%ba', 'https://news.example/танк'],
    ['https://news.example/index.html', 'https://news.example'],
    ['https://news.example./a?utm_campaign=x#c', 'https://news.example/a/amp'],
    ['https://news.example/%7Ea', 'https://news.example/~a'],
  ])('is true of %s and %s', (one, other) => {
    expect(sameArticle(one, other)).toBe(true);
  });

  it.each([
    ['https://news.example/a', 'https://news.example/A'],
    ['https://news.example/a', 'https://news.example/a?page=2'],
    ['https://news.example/a', 'https://m.news.example/a'],
    ['https://www.example/a', 'https://example/a'],
    ['https://news.example:8080/a', 'https://news.example/a'],
    ['https://news.example/a%2Fb', 'https://news.example/a/b'],
    ['not a URL', 'not a URL'],
  ])('is false of %s and %s', (one, other) => {
    expect(sameArticle(one, other)).toBe(false);
  });
});
