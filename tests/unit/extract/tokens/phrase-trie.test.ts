import { describe, expect, it } from 'vitest';
import { PhraseTrie } from '../../../../src/extract/tokens/phrase-trie.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';

function trieOf(...aliases: readonly string[]): PhraseTrie<string> {
  const trie = new PhraseTrie<string>();
  for (const alias of aliases) trie.insert(alias, alias);
  return trie;
}

function longest(trie: PhraseTrie<string>, text: string): string | undefined {
  return trie.matchesAt(tokenize(text), 0).at(-1)?.entries[0];
}

describe('PhraseTrie', () => {
  it('finds a phrase that was added after a text was searched', () => {
    const trie = trieOf('T-72B3');
    expect(longest(trie, 'Lancets')).toBeUndefined();
    trie.insert('Lancet', 'Lancet');
    expect(longest(trie, 'Lancets')).toBe('Lancet');
  });

  it.each([
    ['T-72B3', 'T-72B3'],
    ['T-72B3', 'T72B3'],
    ['T-72B3', 'T 72B3'],
    ['T-72B3', 't‑72b3'],
    ['T-72B3', 'Т-72В3'],
    ['Т-72Б3', 'т72б3'],
    ['2S1 Gvozdika', '2S1 "Gvozdika"'],
    ['BMP-2', 'BMP(-2)'],
    ['Lancet', 'Lancets'],
    ['танк*', 'танками'],
    ['бойов* машин* піхот*', 'бойових машин піхоти'],
    ['Гвоздика', 'Гвоздику'],
    ['Авдіївка', 'Авдіївці'],
    ['Кремінна', 'Кремінною'],
    ['вантажівка', 'вантажівок'],
  ])('finds %s in "%s"', (alias, text) => {
    expect(longest(trieOf(alias), text)).toBe(alias);
  });

  it.each([
    ['T-72B3', 'T-72'],
    ['T-72BA', 'T-72B3'],
    ['танк*', 'танкіст'],
    ['2S3', '2 S3'],
    ['Тор', 'Top'],
  ])('does not find %s in "%s"', (alias, text) => {
    expect(longest(trieOf(alias), text)).toBeUndefined();
  });

  it('offers the longest phrase last', () => {
    const trie = trieOf('T-72', 'T-72B3');
    expect(trie.matchesAt(tokenize('T-72B3'), 0).map(({ entries }) => entries[0])).toEqual([
      'T-72',
      'T-72B3',
    ]);
  });

  it('reports a plural and a case ending', () => {
    expect(trieOf('Lancet').matchesAt(tokenize('Lancets'), 0)[0]?.plural).toBe(true);
    expect(trieOf('Ланцет').matchesAt(tokenize('Ланцетом'), 0)[0]?.ending).toBe('ом');
  });

  it('matches words of the grammar in no other form than written', () => {
    const trie = new PhraseTrie<string>();
    trie.insert('збито', 'збито', false);
    expect(trie.matchesAt(tokenize('збити'), 0)).toEqual([]);
  });
});
