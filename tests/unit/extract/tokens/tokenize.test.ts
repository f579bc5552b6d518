import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';
import { normaliseWord } from '../../../../src/extract/tokens/word-forms.ts';

function norms(text: string): readonly string[] {
  return tokenize(text).map(({ norm }) => norm);
}

describe('tokenize', () => {
  it('keeps letters and digits apart', () => {
    expect(norms('2S1 T-72B3')).toEqual(['2', 's', '1', 't', '-', '72', 'b', '3']);
  });

  it('counts offsets in UTF-16 units of the text as given', () => {
    const text = '🇺🇦 Т-72 горить 🔥 «Град»';
    for (const { start, end, kind, norm } of tokenize(text)) {
      if (kind === 'word') expect(normaliseWord(text.slice(start, end))).toBe(norm);
    }
    expect(tokenize(text).at(-1)).toMatchObject({ start: text.length - 1, end: text.length });
  });

  it('takes plural endings off designators and acronyms', () => {
    expect(tokenize('T-72s').at(-1)).toMatchObject({ norm: '72', plural: true });
    expect(tokenize("BMP-2's").at(-1)).toMatchObject({ norm: '2', plural: true });
    expect(tokenize('T-80BVs').at(-1)).toMatchObject({ norm: 'bv', plural: true });
    expect(tokenize('APCs')[0]).toMatchObject({ norm: 'apc', plural: true });
    expect(tokenize('БТРи')[0]).toMatchObject({ norm: 'бтр', plural: true });
  });

  it('leaves a capital S of a designator alone', () => {
    expect(norms('T-72S')).toEqual(['t', '-', '72', 's']);
  });

  it('reads a possessive as the word itself', () => {
    expect(tokenize('Russia’s army')[0]).toMatchObject({ norm: 'russia', possessive: true });
  });

  it('reads the x of a count as a word of its own', () => {
    expect(norms('2xT-72')).toEqual(['2', 'x', 't', '-', '72']);
    expect(norms('2хБМП')).toEqual(['2', 'x', 'бмп']);
  });

  it('reads links and handles as one token without words', () => {
    expect(tokenize('see https://t.me/war/72 @T72_news').map(({ kind }) => kind)).toEqual([
      'word',
      'link',
      'handle',
    ]);
  });

  it('writes a word of mixed scripts in the script of most of its letters', () => {
    expect(norms('Аbrams')).toEqual(['abrams']);
    expect(norms('Гвoздика')).toEqual(['гвоздика']);
  });

  it('drops accents and apostrophes from what is compared', () => {
    expect(norms("Слов'янськ Mykolaïv сожжён")).toEqual(['словянськ', 'mykolaiv', 'сожжен']);
  });
});
