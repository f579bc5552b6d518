import { describe, expect, it } from 'vitest';
import { flattenMarkdown } from '../../../../src/extract/text/markdown-inline.ts';

const none = new Map<string, string>();

describe('flattenMarkdown', () => {
  it('keeps the words of links and where they lead', () => {
    expect(flattenMarkdown('see [the *post*](https://x.com/a "t") now', none)).toEqual({
      text: 'see the post now',
      links: [{ start: 4, end: 12, href: 'https://x.com/a' }],
    });
  });

  it('follows reference links and address links', () => {
    const definitions = new Map([['1', 'https://x.com/a']]);
    expect(flattenMarkdown('[b][1] <https://x.com/c>', definitions).links).toEqual([
      { start: 0, end: 1, href: 'https://x.com/a' },
      { start: 2, end: 17, href: 'https://x.com/c' },
    ]);
  });

  it('undoes escapes, references and emphasis', () => {
    expect(flattenMarkdown('\\#Ukraine **tank** \\(@UA\\_W\\) &mdash; 1 &lt; 2', none).text).toBe(
      '#Ukraine tank (@UA_W) — 1 < 2',
    );
  });

  it('leaves the marks of handles, numbers and lone brackets', () => {
    for (const text of ['@__name__ and @UA_W_x', '2*3*4', 'a [b] c', '[', '](']) {
      expect(flattenMarkdown(text, none).text).toBe(text);
    }
  });

  it('leaves out pictures and tags, and breaks lines at <br>', () => {
    expect(flattenMarkdown('a![alt](x.jpg)<br>b</p>', none).text).toBe('a\nb');
  });
});
