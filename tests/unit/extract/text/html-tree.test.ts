import { describe, expect, it } from 'vitest';
import { descendants, parseHtml } from '../../../../src/extract/text/html-tree.ts';

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe('parseHtml', () => {
  it('reads elements, attributes and decoded text', () => {
    const [paragraph] = parseHtml('<P Class=a>x &amp; y<br>z</P>').children;
    expect(paragraph).toMatchObject({ name: 'p', attributes: { class: 'a' } });
    expect(paragraph).toMatchObject({ children: ['x & y', { name: 'br' }, 'z'] });
  });

  it('closes paragraphs and list items nobody closed', () => {
    const names = [...descendants(parseHtml('<ul><li>a<li>b</ul><p>c<p>d'))].map((e) => e.name);
    expect(names).toEqual(['ul', 'li', 'li', 'p', 'p']);
    expect(parseHtml('<p>a<p>b').children).toHaveLength(2);
  });

  it('accepts 512 levels and refuses more, at once', () => {
    expect(() => parseHtml('<div>'.repeat(512))).not.toThrow();
    expect(() => parseHtml('<div>'.repeat(513))).toThrow(/deeper/);
    const time = milliseconds(() => {
      expect(() => parseHtml('<div>'.repeat(20_000))).toThrow(/deeper/);
    });
    expect(time).toBeLessThan(200);
  });

  it('refuses misnested formatting elements that would multiply', () => {
    expect(() => parseHtml('<a><b>'.repeat(5_000))).toThrow(/deeper/);
  });

  it('refuses more nodes than any page has', () => {
    expect(() => parseHtml('<br>'.repeat(300_000))).toThrow(/nodes/);
  });

  it('reads an element with 100,000 attributes', () => {
    const attributes = Array.from({ length: 100_000 }, (_, index) => `a${index}=1`).join(' ');
    const time = milliseconds(() => {
      expect(parseHtml(`<a ${attributes}>x</a>`).children).toHaveLength(1);
    });
    expect(time).toBeLessThan(2_000);
  });
});
