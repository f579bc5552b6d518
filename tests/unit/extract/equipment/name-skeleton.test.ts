import { describe, expect, it } from 'vitest';
import { skeletonOf, skeletonsOf } from '../../../../src/extract/equipment/name-skeleton.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';

describe('skeletonOf', () => {
  it.each([
    ['гвоздика', 'gvozdika', 'gvozdyka'],
    ['солнцепек', 'solntsepyok', 'solntsepek'],
    ['вихрь', 'vikhr', 'vihr'],
    ['панцирь', 'pantsir', 'pantsyr'],
  ])('is one for %s, %s and %s', (...spellings) => {
    expect(new Set(spellings.map(skeletonOf)).size).toBe(1);
  });

  it('keeps different words apart', () => {
    expect(skeletonOf('pion')).not.toBe(skeletonOf('pioner'));
  });
});

describe('skeletonsOf', () => {
  it('keeps numbers as they are, and no punctuation', () => {
    expect(skeletonsOf(tokenize('2С7 «Пион»'))).toEqual(['2', 's', '7', 'pion']);
  });
});
