import { describe, expect, it } from 'vitest';
import { PlaceLexicon } from '../../../../src/extract/places/place-lexicon.ts';
import { findPlaces } from '../../../../src/extract/places/place-mentions.ts';
import type { TokenFacts } from '../../../../src/extract/places/token-facts.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';
import { SMALL_REFERENCE } from '../claims/small-reference.ts';

const lexicon = new PlaceLexicon(SMALL_REFERENCE);

const NOTHING_ELSE: TokenFacts = {
  isStatus: () => false,
  isItem: () => false,
  isSide: () => false,
  isKnown: () => false,
  isListMark: () => false,
  isDate: () => false,
};

function found(text: string) {
  return findPlaces(text, tokenize(text), lexicon, () => false, NOTHING_ELSE);
}

function ids(text: string): readonly (readonly string[])[] {
  return found(text).map(({ candidates }) => candidates.map(({ place_id }) => place_id));
}

describe('findPlaces', () => {
  it.each([
    ['near Kreminna', 'near'],
    ['in Kreminna', 'in'],
    ['near the village of Kreminna', 'near'],
    ['під Кремінною', 'near'],
    ['у Кремінній', 'in'],
    ['в районі Кремінної', 'near'],
    ['on the road to Kreminna', 'toward'],
  ])('reads the relation of "%s"', (text, relation) => {
    expect(found(text)).toMatchObject([{ relation, candidates: [{ name: 'Kreminna' }] }]);
  });

  it('reads direction and distance', () => {
    expect(found('7 km southwest of Kreminna')).toMatchObject([
      { relation: { bearing: 225 }, distance: { km: 7 } },
    ]);
  });

  it('takes a region only beside a word for one', () => {
    expect(ids('in Luhansk Oblast')).toEqual([['ll:luhansk-oblast']]);
    expect(ids('in the Luhansk region')).toEqual([['ll:luhansk-oblast']]);
    expect(ids('in Oblast Luhansk')).toEqual([['ll:luhansk-oblast']]);
    expect(ids('Луганською областю')).toEqual([['ll:luhansk-oblast']]);
    expect(ids('Luhansk stands')).toEqual([]);
  });

  it('offers every place of the name', () => {
    expect(ids('in Terny')).toEqual([['ll:terny-d', 'll:terny-s']]);
  });

  it('reads a name in lower case only after a locative word', () => {
    expect(ids('kreminna is quiet')).toEqual([]);
    expect(ids('near kreminna')).toEqual([['ll:kreminna']]);
  });

  it('keeps the names of units aside', () => {
    expect(found('the brigade «Kreminna»')).toMatchObject([{ aside: true }]);
    expect(found('Kreminna 92nd brigade')).toMatchObject([{ aside: true }]);
  });

  it('keeps an unknown name that a locative word marks', () => {
    expect(found('near Zabavka')).toMatchObject([{ candidates: [], relation: 'near' }]);
    expect(found('on Monday in Telegram')).toEqual([]);
    expect(found('Zabavka')).toEqual([]);
  });
});
