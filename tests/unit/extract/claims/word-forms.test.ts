import { describe, expect, it } from 'vitest';
import { eachWith, withEndings } from '../../../../src/extract/claims/word-forms.ts';
import { PhraseReader } from '../../../../src/extract/tokens/phrase.ts';

/** The phrases of a list as the reader knows them. */
function phrasesOf(list: string): readonly string[] {
  const reader = new PhraseReader();
  return list
    .split(',')
    .flatMap((phrase) => reader.read(phrase, false))
    .map((words) => words.map(({ text }) => text).join(' '));
}

describe('eachWith', () => {
  it('crosses two lists', () => {
    expect(phrasesOf(eachWith('left, became', 'a wreck, scrap'))).toEqual([
      'left a wreck',
      'left scrap',
      'became a wreck',
      'became scrap',
    ]);
  });

  it('crosses lists that are crossed themselves, on either side', () => {
    const remains = eachWith('a, the', 'wreck, hull');
    expect(phrasesOf(eachWith('left', remains))).toHaveLength(4);
    expect(phrasesOf(eachWith(eachWith('left, became', 'just, only'), remains))).toHaveLength(16);
  });

  it('keeps the opening alone where nothing may follow it', () => {
    expect(phrasesOf(eachWith('caught a drone', ', in the side, head on'))).toEqual([
      'caught a drone',
      'caught a drone in the side',
      'caught a drone head on',
    ]);
  });

  it('lets verbs be inflected that are crossed with what follows them', () => {
    const verbs = withEndings(eachWith('перетвори', 'на брухт, на попіл'), ['в', 'ла']);
    expect(phrasesOf(verbs)).toEqual([
      'перетворив на брухт',
      'перетворив на попіл',
      'перетворила на брухт',
      'перетворила на попіл',
    ]);
  });
});
