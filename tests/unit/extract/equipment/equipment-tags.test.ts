import { describe, expect, it } from 'vitest';
import { EquipmentLexicon } from '../../../../src/extract/equipment/equipment-lexicon.ts';
import { findEquipment } from '../../../../src/extract/equipment/equipment-mentions.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';
import { SMALL_REFERENCE } from '../claims/small-reference.ts';

const lexicon = new EquipmentLexicon(SMALL_REFERENCE);

function tagged(text: string) {
  return findEquipment(tokenize(text), lexicon).map(({ model, tags }) => [
    model?.model ?? null,
    ...tags,
  ]);
}

describe('tags of equipment', () => {
  it('go to the item beside them', () => {
    expect(tagged('a T-72B3 with a cope cage and a BMP-2')).toEqual([
      ['T-72B3', 'cope_cage'],
      ['BMP-2'],
    ]);
    expect(tagged('Т-72 с мангалом')).toEqual([['T-72', 'cope_cage']]);
  });

  it('are not a model of their own', () => {
    expect(tagged('turtle tank')).toEqual([[null, 'turtle_tank']]);
    expect(tagged('a cope cage alone')).toEqual([]);
  });

  it('do not reach over the end of a sentence', () => {
    expect(tagged('a T-72B3 burnt. The cope cage')).toEqual([['T-72B3']]);
  });
});
