import { describe, expect, it } from 'vitest';
import { createClaimReader } from '../../../src/extract/read-claims.ts';
import { SMALL_REFERENCE } from './claims/small-reference.ts';

const reader = createClaimReader(SMALL_REFERENCE);

function explain(text: string) {
  return reader.explain({ text, posted_at: '2023-02-07', lang: null });
}

function fates(text: string): readonly string[] {
  return explain(text).sentences.flatMap(({ statuses }) =>
    statuses.map(({ text: word, taken_for }) => `${word} — ${taken_for}`),
  );
}

describe('an explanation', () => {
  it('tells what each word was taken for, at its place in the text', () => {
    const text = 'Russian T-72B3 destroyed by a Lancet';
    const [sentence] = explain(text).sentences;
    expect(sentence?.mentions.map(({ taken_for }) => taken_for)).toEqual([
      'T-72B3, of RUS',
      expect.stringMatching(/^Lancet, .*what struck/),
    ]);
    for (const { span, text: words } of sentence?.mentions ?? []) {
      expect(text.slice(...span)).toBe(words);
    }
  });

  it.each([
    ['Russian T-72B3 destroyed', 'destroyed — destroyed: gave a claim'],
    [
      'The depot was destroyed near a T-72B3',
      'destroyed — destroyed: said of no item that can be lost',
    ],
    ['The T-72B3 was not destroyed', expect.stringMatching(/^destroyed — .*not told as a fact/)],
  ])('tells what became of every status: "%s"', (text, fate) => {
    expect(fates(text)).toContainEqual(fate);
  });

  it('gives the claims that reading gives, with their doubts in words', () => {
    const witness = { text: 'Several T-72B3 destroyed', posted_at: null, lang: null };
    const { claims } = reader.explain(witness);
    expect(claims.map(({ claim }) => claim)).toEqual(reader.read(witness));
    expect(claims[0]?.doubts).toEqual(['whose it was is not said', 'how many is not said']);
  });

  it('has nothing to tell of a text without equipment', () => {
    expect(explain('A bakery burned down.')).toEqual({ sentences: [], claims: [] });
  });
});
