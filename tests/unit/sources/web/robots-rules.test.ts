import { describe, expect, it } from 'vitest';
import { readRobots } from '../../../../src/sources/web/robots-rules.ts';

const allows = (text: string, path: string): boolean => readRobots(text, 'Lossledger').allows(path);

describe('readRobots', () => {
  it('takes the group for the program before the one for all, and joins groups of one name', () => {
    const text = [
      ...['User-agent: *', 'Disallow: /', '', 'User-Agent: otherbot', 'USER-AGENT: LossLedger/2.0'],
      ...[
        'Disallow: /a',
        'Sitemap: https://x.example/s.xml',
        'User-agent: lossledger',
        'disallow: /b',
      ],
    ].join('\r\n');
    expect(['/', '/a', '/b', '/c'].map((path) => allows(text, path))).toEqual([
      ...[true, false, false, true],
    ]);
    expect(readRobots(text, 'stranger').allows('/')).toBe(false);
  });

  it('lets the longest pattern decide, and of two as long the one that allows', () => {
    const text = 'User-agent: *\nDisallow: /news\nAllow: /news/war\nAllow: /n\nDisallow: /n';
    expect(allows(text, '/news/sport')).toBe(false);
    expect(allows(text, '/news/war/1')).toBe(true);
    expect(allows(text, '/n')).toBe(true);
  });

  it('reads * and $', () => {
    const text = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/\nDisallow: /*?sort=';
    const paths = ['/a.pdf', '/a.pdf?x', '/a/print/1', '/print/1', '/a?sort=up', '/a'];
    expect(paths.map((path) => allows(text, path))).toEqual([
      ...[false, true, false, true, false, true],
    ]);
  });

  it('takes two spellings of one path for one', () => {
    const text = 'User-agent: *\nDisallow: /новини\nDisallow: /%7Euser\nDisallow: /a%2fb';
    expect(allows(text, encodeURI('/новини/1'))).toBe(false);
    expect(allows(text, encodeURI('/новини/1').toLowerCase())).toBe(false);
    expect(allows(text, '/~user')).toBe(false);
    expect(allows(text, '/a/b')).toBe(true);
    expect(allows(text, '/a%2Fb')).toBe(false);
  });

  it('allows everything where nothing is said', () => {
    const texts = [
      '',
      'User-agent: *\nDisallow:',
      '<html>',
      'Disallow: /',
      'User-agent: x\nDisallow: /',
    ];
    for (const text of texts) expect(allows(text, '/page'), text).toBe(true);
    expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
    expect(allows('User-agent: * # all\nDisallow: /x # not this', '/x')).toBe(false);
  });

  it('reads the pause asked for', () => {
    const delay = (text: string) => readRobots(`User-agent: *\n${text}`, 'Lossledger').crawlDelay;
    expect(['Crawl-delay: 2.5', 'crawl-delay:10'].map(delay)).toEqual([2.5, 10]);
    expect(['Crawl-delay: soon', 'Crawl-delay: -1', 'Crawl-delay:', ''].map(delay)).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('takes no longer for a file made to be slow', () => {
    const agents = 'User-agent: *\n'.repeat(18_000);
    const rules = `Disallow: /${'*a'.repeat(300)}b\n`.repeat(400);
    const started = performance.now();
    expect(allows(agents + rules, `/${'a'.repeat(7_000)}`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
