import { describe, expect, it } from 'vitest';
import { readArticle, untoldByPosts } from '../../../src/extract/read-article.ts';
import { createClaimReader } from '../../../src/extract/read-claims.ts';
import { SMALL_REFERENCE } from './claims/small-reference.ts';

const reader = createClaimReader(SMALL_REFERENCE);

function article(prose: string, published_at: string | null = '2023-06-15') {
  const read = readArticle({ prose, lang: 'en', published_at }, reader);
  if (read === null) throw new Error('no witness');
  return read;
}

const claims = (prose: string) => article(prose).claims;
const FULL = 'A Russian T-72B3 tank was destroyed near Kreminna.';

describe('readArticle', () => {
  it('is null for a document without prose', () => {
    expect(readArticle({ prose: '', lang: null, published_at: null }, reader)).toBeNull();
  });

  it('gives the prose, so that spans point into it', () => {
    const { text, claims: read, lang } = article(`Nothing at first.\n\n${FULL}`);
    expect(lang).toBe('en');
    expect(text.slice(...(read[0]?.spans.model ?? [0, 0]))).toBe('T-72B3');
  });

  it('dates a loss by the day of publication', () => {
    expect(claims(FULL)[0]?.date).toMatchObject({ to: '2023-06-15', basis: 'post_date' });
    expect(claims(FULL.replace('.', ' yesterday.'))[0]?.date?.from).toBe('2023-06-14');
    expect(article(FULL, null).claims[0]?.date ?? null).toBeNull();
  });

  it('asks for no review where model, owner, status and place are named', () => {
    expect(claims(FULL)).toMatchObject([{ model: 'T-72B3', needs_review: false }]);
  });

  it.each([
    ['model', 'A Russian tank was destroyed near Kreminna.'],
    ['owner', 'A T-72B3 tank was destroyed near Kreminna.'],
    ['place', 'A Russian T-72B3 tank was destroyed on Monday.'],
  ])('asks for a review where no %s is named', (_, prose) => {
    expect(claims(prose)).toMatchObject([{ status: 'destroyed', needs_review: true }]);
  });

  it('passes over a loss of no known model at no known place', () => {
    expect(claims('A Russian tank was destroyed.')).toEqual([]);
  });

  it('tells once what headline and body tell, in the fuller telling', () => {
    const told = claims(
      `Russian tank destroyed near Kreminna\n\nIt was a hard day.\n\n${FULL.replace('destroyed', 'destroyed by a Javelin')}`,
    );
    expect(told).toMatchObject([{ model: 'T-72B3', caused_by: 'Javelin', needs_review: false }]);
  });

  it('tells two losses that the body tells apart, though the headline fits both', () => {
    const told = claims(
      `Russian tank destroyed near Kreminna\n\n${FULL} A Russian T-80BV tank was destroyed near Kreminna too.`,
    );
    expect(told.map(({ model }) => model)).toEqual(['T-72B3', 'T-80BV']);
  });

  it('says who claims a loss', () => {
    expect(claims(FULL)[0]?.tags).toEqual([]);
    expect(claims(`Officials said a${FULL.slice(1)}`)[0]?.tags).toEqual(['attributed']);
    expect(claims(`Ukrainian forces said a${FULL.slice(1)}`)[0]?.tags).toEqual([
      'attributed',
      'attributed_to:UKR',
    ]);
  });
});

describe('untoldByPosts', () => {
  const post = reader.read({ text: FULL, lang: 'en', posted_at: '2023-06-14' });

  it('leaves to the post what the prose tells again', () => {
    expect(post).toHaveLength(1);
    for (const again of [FULL, 'A Russian tank was destroyed near Kreminna, officials said.']) {
      expect(untoldByPosts(claims(again), post)).toEqual([]);
    }
  });

  it('keeps what no post tells', () => {
    for (const other of [
      FULL.replace('T-72B3', 'T-80BV'),
      FULL.replace('Kreminna', 'Bakhmut'),
      FULL.replace('Russian', 'Ukrainian'),
      FULL.replace('destroyed', 'captured'),
    ]) {
      expect(untoldByPosts(claims(other), post), other).toHaveLength(1);
    }
  });
});
