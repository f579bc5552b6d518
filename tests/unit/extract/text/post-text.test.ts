import { describe, expect, it } from 'vitest';
import { canonicalPostText } from '../../../../src/extract/text/post-text.ts';

describe('canonicalPostText', () => {
  it('collapses white space of every kind', () => {
    expect(canonicalPostText(' a\u00A0tank\r\n\n was \t lost ')).toBe('a tank was lost');
  });

  it('leaves out short links and the links of pictures', () => {
    for (const link of ['https://t.co/aB3', 't.co/aB3', 'pic.twitter.com/aB3', 'pic.x.com/aB3']) {
      expect(canonicalPostText(`A tank. ${link}`)).toBe('A tank.');
      expect(canonicalPostText(`A ${link} tank.`)).toBe('A tank.');
    }
    expect(canonicalPostText('see reddit.com/r/x')).toBe('see reddit.com/r/x');
  });

  it('leaves out the dash of a byline and one pair of enclosing quotation marks', () => {
    expect(canonicalPostText('A tank was lost —')).toBe('A tank was lost');
    expect(canonicalPostText('“A tank was lost” ')).toBe('A tank was lost');
    expect(canonicalPostText('“A” and “B”')).toBe('“A” and “B”');
  });

  it('is one for composed and decomposed letters, and with or without unseen marks', () => {
    expect(canonicalPostText('\u200FЙ\uFE0F é'.normalize('NFD'))).toBe('Й é');
  });

  it('reads character references left over from HTML', () => {
    expect(canonicalPostText('A &amp;amp; B &lt;3 &quot;x&quot; y')).toBe('A & B <3 "x" y');
  });

  it('keeps every word', () => {
    expect(canonicalPostText('2 T-72B3, 1 BMP-2 – lost')).toBe('2 T-72B3, 1 BMP-2 – lost');
  });
});
