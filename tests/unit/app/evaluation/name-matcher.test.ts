import { describe, expect, it } from 'vitest';
import { rules } from './examples.ts';

const { names } = rules;
const named = (model: string | null, family: string | null = null) => ({
  model,
  model_raw: null,
  family,
});

describe('names of models', () => {
  it.each([
    ['T-72B3', 'T-72B3 tank', true, true],
    ['Т-72Б3', 'T-72B3', true, true],
    ['T-72', 'T-72B3 Obr. 2016', false, true],
    ['T-72B3', 'T-72B', false, true],
    ['T-72B3', 'T-80BV', false, false],
    ['Bradley', 'M2A2 Bradley ODS-SA', false, true],
    ['2S1 Gvozdika', '2S19 Msta-S', false, false],
    ['BMP-1', 'BMP-2', false, false],
    ['MT-LB', 'MT-LBM 6MB', false, false],
    ['122mm 2S1 Gvozdika howitzer', '2S1 Gvozdika', true, true],
  ])('%s, claimed as %s', (label, model, exact, family) => {
    expect(names.model(label, named(model))).toEqual({ exact, family });
  });

  it('agree by the family a claim gives', () => {
    expect(names.model('M113', named('YPR-765', 'M113')).family).toBe(true);
    expect(names.model('Leopard 2A6', named(null, 'Leopard 2')).family).toBe(true);
  });

  it('do not agree with a claim without a model', () => {
    expect(names.model('T-72', named(null)).family).toBe(false);
  });

  it('tell a class from a model', () => {
    expect(names.isModel('122mm howitzer')).toBe(false);
    expect(names.isModel('T-72 tank')).toBe(true);
  });
});

describe('names of places', () => {
  it.each([
    ['Kreminna', 'Kreminna'],
    ['Kyiv', 'Kiev'],
    ['Кремінна', 'Kreminna'],
    ['Работино', 'Robotyne'],
    ["Мар'їнка", 'Marinka'],
    ['Yasinuvata', 'Yasynuvata'],
    ['Velyka Novosilka', 'Velyka Novosilka village'],
    ['Luhansk Oblast', 'Luhansk region'],
    ['Ukraine', 'Ukraine'],
    ['Азовське море', 'Sea of Azov'],
    ['Артемовск', 'Bakhmut'],
    ['Torskoye', 'Torske'],
    ['Орехов', 'Orikhiv'],
  ])('take %s and %s for one', (label, claimed) => {
    expect(names.place(label, claimed)).toBe(true);
  });

  it.each([
    ['Lyman', 'Lysychansk'],
    ['Izium', 'Izmail'],
    ['Mala Tokmachka', 'Mala Danylivka'],
    ['Terny', 'Torske'],
    ['Torskoye', 'Terny'],
    ['Pavlivka', 'Petrivka'],
    ['Kharkiv', 'Kherson'],
    ['Ukraine', 'Russia'],
    ['', 'Kyiv'],
  ])('keep %s and %s apart', (label, claimed) => {
    expect(names.place(label, claimed)).toBe(false);
  });
});

describe('names of causes', () => {
  it.each([
    ['Lancet', 'Lancet-3 loitering munition'],
    ['FPV drone', 'Drone'],
    ['artillery', 'M777 howitzer'],
    ['mine', 'Anti-tank mine'],
    ['Bayraktar', 'TB2'],
    ['Javelin', 'FGM-148 Javelin'],
  ])('take %s and %s for one', (label, claimed) => {
    expect(names.cause(label, claimed)).toBe(true);
  });

  it.each([
    ['Javelin', 'NLAW'],
    ['mine', 'mortar'],
    ['drone strike', 'HIMARS strike'],
  ])('keep %s and %s apart', (label, claimed) => {
    expect(names.cause(label, claimed)).toBe(false);
  });
});
