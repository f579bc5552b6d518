import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../../src/app/reference-data.ts';
import { EquipmentIdentifier } from '../../../../src/extract/equipment/identify.ts';

const identifier = new EquipmentIdentifier(await loadReferenceData());

describe('EquipmentIdentifier', () => {
  it.each([
    ['2S1 Gvozdika', '2S1 Gvozdika', 'name'],
    ['2С1 «Гвоздика»', '2S1 Gvozdika', 'name'],
    ['T-72B3M', 'T-72B3 Obr. 2016', 'alias'],
    ['Т-72Б3 образца 2016 года', 'T-72B3 Obr. 2016', 'name'],
    ['Т-62М обр. 2022', 'T-62M Obr. 2022', 'name'],
    ['9К37М1-2', '9K37M1-2 Buk-M1-2', 'grau'],
    ['SA-11 Gadfly', '9K37 Buk', 'nato'],
    ['мотолига', 'MT-LB', 'slang'],
    ['буханка', 'UAZ-452', 'slang'],
    ['сапог', 'SPG-9', 'slang'],
    ['Су-25СМ3', 'Su-25', 'variant'],
    ['2s19', '2S19 Msta-S', 'grau'],
    ['bmp2', 'BMP-2', 'name'],
    ['mtlb', 'MT-LB', 'name'],
    ['Roshel Senator', 'Roshel Senator', 'name'],
    ['Senator', 'Roshel Senator', 'spelling'],
    ['Gurkha', 'Terradyne Gurkha', 'part of name'],
    ['Нива', 'Lada Niva', 'alias'],
  ])('reads %s as %s, by its %s', (text, model, basis) => {
    expect(identifier.identify(text)).toMatchObject({ model, basis });
  });

  it('reads Cyrillic letters that pass for Latin ones', () => {
    expect(identifier.identify('М1064А3').model).toBe('M1064A3');
    expect(identifier.identify('ZALA 421-16Е2').model).toBe('ZALA 421-16E2');
  });

  it.each([
    ['T-72B3X', 'T-72'],
    ['BTR-4MV1', 'BTR-4'],
    ['Leopard 2A9', 'Leopard 2'],
    ['Ural-63099', 'Ural'],
    ['BTR-99', 'BTR'],
  ])('resolves %s upward to the family %s, never to a variant spelt alike', (text, family) => {
    const found = identifier.identify(text);
    expect(found.family).toBe(family);
    expect([null, family]).toContain(found.model);
  });

  it('never takes one number for another', () => {
    expect(identifier.identify('T-73').model).toBeNull();
    expect(identifier.identify('T-725').model).toBeNull();
    expect(identifier.identify('2S91').family).toBeNull();
  });

  it('answers what the candidates agree on, and offers each of them', () => {
    const found = identifier.identify('Гиацинт');
    expect(found).toMatchObject({ model: null, family: null, category: null });
    expect(found.candidates.map(({ model }) => model)).toEqual([
      '2S5 Giatsint-S',
      '2A36 Giatsint-B',
    ]);
  });

  it('names the thing and not what is mounted on it', () => {
    expect(identifier.identify('T-72B w/ mine roller').model).toBe('T-72B');
    expect(identifier.identify('T-80BV with EMT-7').model).toBe('T-80BV');
  });

  it('counts a truck as what it carries', () => {
    expect(identifier.identify('KamAZ-5350 with EOV-3523 excavator')).toMatchObject({
      model: null,
      family: 'KamAZ',
      category: 'Engineering Vehicles And Equipment',
    });
  });

  it('prefers the name that says more of the two beside each other', () => {
    expect(identifier.identify('Humvee M1151').model).toBe('M1151 HMMWV');
  });

  it('knows a class without a model', () => {
    expect(identifier.identify('танк')).toMatchObject({
      model: null,
      category: 'Tanks',
      basis: 'class noun',
    });
    expect(identifier.identify('howitzer').category).toBeNull();
    expect(identifier.identify('howitzer').candidates).toHaveLength(2);
  });

  it('tells a weapon that is used up from an item that is lost', () => {
    expect(identifier.identify('Lancet')).toMatchObject({
      model: 'Lancet',
      category: null,
      basis: 'weapon',
    });
  });

  it('answers nothing where nothing is known', () => {
    for (const text of ['', 'qwerty', '123', '\u0000', '((((', 'T-99Z', '💥']) {
      expect(identifier.identify(text)).toMatchObject({ basis: 'none', candidates: [] });
    }
  });

  it('orders candidates best first, each once and with its reason', () => {
    const { candidates } = identifier.identify('T-72B3X near a BMP-2');
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(candidates.map(({ model }) => model)).size).toBe(candidates.length);
    expect(candidates.every(({ why }) => why.length > 0)).toBe(true);
  });
});
