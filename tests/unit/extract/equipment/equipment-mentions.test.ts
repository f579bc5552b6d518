import { describe, expect, it } from 'vitest';
import { equipmentFile } from '../../../../src/domain/reference.ts';
import { EquipmentLexicon } from '../../../../src/extract/equipment/equipment-lexicon.ts';
import { findEquipment } from '../../../../src/extract/equipment/equipment-mentions.ts';
import { tokenize } from '../../../../src/extract/tokens/tokenize.ts';
import { SMALL_REFERENCE } from '../claims/small-reference.ts';

const lexicon = new EquipmentLexicon(SMALL_REFERENCE);

function found(text: string) {
  return findEquipment(tokenize(text), lexicon);
}

describe('findEquipment', () => {
  it.each([
    ['T-72B3', 'T-72B3'],
    ['Т-72Б3', 'T-72B3'],
    ['T72B3', 'T-72B3'],
    ['T-72B3s', 'T-72B3'],
    ['2С1 «Гвоздика»', '2S1 Gvozdika'],
    ['Гвоздику', '2S1 Gvozdika'],
    ['Leopard 2A6', 'Leopard 2A6'],
    ['БМП-2', 'BMP-2'],
    ['Су-25', 'Su-25'],
  ])('reads %s as %s', (text, model) => {
    expect(found(text)[0]?.model?.model).toBe(model);
  });

  it.each([
    ['T-72B3M', 'T-72'],
    ['T-72XY', 'T-72'],
    ['T-80BVM', 'T-80'],
    ['Leopard 2A9', 'Leopard 2'],
  ])('resolves the unknown variant %s upward to %s, never sideways', (text, family) => {
    expect(found(text)[0]).toMatchObject({
      model: { model: family },
      family,
      variantUnknown: true,
    });
  });

  it('covers the whole designator it does not know', () => {
    const tokens = tokenize('T-72B3M burnt');
    const [mention] = findEquipment(tokens, lexicon);
    expect(tokens[(mention?.end ?? 0) - 1]?.norm).toBe('m');
  });

  it.each(['Т-72 в Бахмуте', 'Т-72 с мангалом', 'Т-72 у Вовчанську'])(
    'takes no preposition for a variant: %s',
    (text) => {
      expect(found(text)[0]).toMatchObject({ model: { model: 'T-72' }, end: 3 });
    },
  );

  it('does not start in the middle of another designator', () => {
    expect(found('AT-72 XM777').filter(({ named }) => named)).toEqual([]);
  });

  it('takes a Cyrillic ending after a designator for inflection', () => {
    expect(found('Т-72-ки')[0]).toMatchObject({ model: { model: 'T-72' }, variantUnknown: false });
  });

  it('needs a capital for a name that is also a word', () => {
    expect(found('the top of it, a grad student')).toEqual([]);
    expect(found('a Grad')[0]?.model?.model).toBe('BM-21 Grad');
    expect(found('ЗРК Тор')[0]?.model?.model).toBe('Tor');
  });

  it('knows a launcher also as the weapon that strikes', () => {
    expect(found('HIMARS')[0]).toMatchObject({
      model: { model: 'HIMARS' },
      weapon: { name: 'HIMARS' },
    });
  });

  it('offers every category of a noun that stands for two', () => {
    expect(found('howitzer')[0]?.categories).toEqual([
      'Towed Artillery',
      'Self-Propelled Artillery',
    ]);
    expect(found('self-propelled howitzer')[0]?.categories).toEqual(['Self-Propelled Artillery']);
  });

  it('reads a designator in lower case, also where an s stands between its digits', () => {
    expect(found('2s1')[0]?.family).toBe('2S1');
    expect(found('t-72b3')[0]?.model?.model).toBe('T-72B3');
    expect(found('T-72s')[0]).toMatchObject({ model: { model: 'T-72' }, plural: true });
  });

  it('passes a full stop after an abbreviation within a name', () => {
    const dated = withModel({ model: 'T-72B3 Obr. 2016', family: 'T-72' });
    for (const text of ['T-72B3 Obr. 2016', 'Т-72Б3 обр. 2016 г.', 'T-72B3 mod 2016']) {
      expect(named(text, dated)).toBe('T-72B3 Obr. 2016');
    }
    expect(named('T-72B3. 2016 saw', dated)).toBe('T-72B3');
  });

  it('takes a collective name for a class that has a model', () => {
    const collective = withModel({ model: 'BTR', family: 'BTR', collective: true });
    const [mention] = findEquipment(tokenize('two BTRs'), collective);
    expect(mention).toMatchObject({ model: { model: 'BTR' }, named: false, plural: true });
    const [unknown] = findEquipment(tokenize('BTR-99'), collective);
    expect(unknown).toMatchObject({ family: 'BTR', variantUnknown: true });
  });

  it('reads an everyday word as a nickname only in what is known to be a name', () => {
    const nicknamed = withModel({ model: 'SPG-9', family: 'SPG-9', everyday_names: ['сапог'] });
    expect(findEquipment(tokenize('сапог'), nicknamed)).toEqual([]);
    const [mention] = findEquipment(tokenize('сапог'), nicknamed, { anyCase: true });
    expect(mention).toMatchObject({ model: { model: 'SPG-9' }, nameKind: 'slang' });
  });

  it('reads an everyday word in quotes of its own as a nickname', () => {
    const nicknamed = withModel({ model: 'SPG-9', family: 'SPG-9', everyday_names: ['сапог'] });
    expect(named('сгорел «сапог»', nicknamed)).toBe('SPG-9');
    expect(named('сгорел «сапог и ботинок»', nicknamed)).toBeUndefined();
    expect(named('боец с позывным «Сапог»', nicknamed)).toBeUndefined();
  });

  it('counts no mass noun as one', () => {
    const artillery = withFile({ mass_nouns: { en: ['ordnance'] } });
    expect(findEquipment(tokenize('ordnance'), artillery)[0]?.plural).toBe(true);
  });
});

function named(text: string, known: EquipmentLexicon): string | undefined {
  return findEquipment(tokenize(text), known)[0]?.model?.model;
}

function withModel(model: {
  readonly model: string;
  readonly family: string;
  readonly collective?: boolean;
  readonly everyday_names?: readonly string[];
}): EquipmentLexicon {
  return withFile({ models: [{ country_of_production: 'SUN', aliases: [], ...model }] });
}

/** The small reference with one more file of equipment. */
function withFile(file: object): EquipmentLexicon {
  const added = equipmentFile.parse({
    category: 'Armoured Fighting Vehicles',
    source: 'made up for this test',
    class_nouns: {},
    models: [],
    ...file,
  });
  return new EquipmentLexicon({
    ...SMALL_REFERENCE,
    equipment: [...SMALL_REFERENCE.equipment, added],
  });
}
