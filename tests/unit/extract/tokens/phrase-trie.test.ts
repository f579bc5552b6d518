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

  it('finds a longer phrase that was added after a text came as far as the shorter one', () => {
    const trie = trieOf('burnt out tank', 'burnt hull');
    expect(longest(trie, 'burnt out tank')).toBe('burnt out tank');
    trie.insert('burnt out truck', 'burnt out truck');
    expect(longest(trie, 'burnt out truck')).toBe('burnt out truck');
    expect(longest(trie, 'burnt hull')).toBe('burnt hull');
  });

  it.each(['turned into a torch', 'turned into scrap', 'turned into scrap metal'])(
    'finds "%s" among the options of a phrase',
    (text) => {
      const phrase = 'turned into [a torch|scrap|scrap metal]';
      expect(longest(trieOf(phrase), text)).toBe(phrase);
      expect(longest(trieOf(phrase), 'turned into a road')).toBeUndefined();
    },
  );

  it('goes on behind the options of a phrase', () => {
    const phrase = 'made [a torch|scrap] of [it|them]';
    expect(longest(trieOf(phrase), 'made scrap of them')).toBe(phrase);
    expect(longest(trieOf(phrase), 'made scrap')).toBeUndefined();
  });

  it('ends a phrase at its last word, whatever marks stand behind it', () => {
    expect(longest(trieOf('Ural «'), 'Ural')).toBe('Ural «');
  });

  it('keeps the entries of a phrase in the order in which they came', () => {
    const trie = new PhraseTrie<string>();
    trie.insert('T 72', 'first');
    trie.insert('T-72', 'second');
    expect(trie.matchesAt(tokenize('T-72'), 0)[0]?.entries).toEqual(['first', 'second']);
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
