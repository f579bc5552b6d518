import { describe, expect, it } from 'vitest';
import { Crosswalk } from '../../../../src/extract/equipment/crosswalk.ts';

const aircraft = {
  category: 'Aircraft',
  warspotting_type: 'Airplanes',
  general_staff_class: 'Aircraft',
  un_register_class: 'IV(a) Manned combat aircraft',
} as const;
const crosswalk = new Crosswalk({
  source: 'made up for this test',
  categories: [aircraft],
  families: [{ family: 'Il-76', un_register_class: null, why: 'a transport' }],
  models: [
    { model: 'Il-76 bomber', un_register_class: 'IV(a) Manned combat aircraft', why: 'armed' },
  ],
});
const item = { model: 'Su-25', family: 'Su-25', category: 'Aircraft' } as const;

describe('Crosswalk', () => {
  it('gives the classes of the category', () => {
    const { category: _, ...classes } = aircraft;
    expect(crosswalk.classesOf(item)).toEqual(classes);
  });

  it('lets the family except what the category counts', () => {
    expect(crosswalk.classesOf({ ...item, model: 'Il-76', family: 'Il-76' })).toMatchObject({
      general_staff_class: 'Aircraft',
      un_register_class: null,
    });
  });

  it('lets the model go before its family', () => {
    const bomber = { ...item, model: 'Il-76 bomber', family: 'Il-76' };
    expect(crosswalk.classesOf(bomber)?.un_register_class).toBe('IV(a) Manned combat aircraft');
  });

  it('knows nothing of a category it does not hold', () => {
    expect(crosswalk.classesOf({ ...item, category: 'Tanks' })).toBeNull();
  });
});
