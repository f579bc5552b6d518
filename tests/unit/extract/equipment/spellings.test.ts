import { describe, expect, it } from 'vitest';
import {
  cyrillicDesignators,
  otherSpellings,
} from '../../../../src/extract/equipment/spellings.ts';

describe('cyrillicDesignators', () => {
  it.each([
    ['T-72B3', ['т-72б3']],
    ['55Zh6M', ['55ж6м']],
    ['BRDM-2RKhb', ['брдм-2рхб']],
    ['MiG-31', ['миг-31', 'міг-31']],
  ])('writes %s letter for letter', (designator, expected) => {
    expect(cyrillicDesignators(designator)).toEqual(expected);
  });

  it('has none for letters without a counterpart', () => {
    expect(cyrillicDesignators('RQ-20')).toEqual([]);
  });
});

describe('otherSpellings', () => {
  it('writes the year of a design in every way that texts do', () => {
    const spellings = otherSpellings('T-62M Obr. 2022', true);
    expect(spellings).toContain('T-62M Mod 2022');
    expect(spellings).toContain('т-62м образца 2022');
    expect(otherSpellings('T-62M', true)).not.toContain('T-62M Mod 2022');
  });

  it('declines the word for a project and leaves its number alone', () => {
    expect(otherSpellings('Project 23120', true)).toContain('проект* 23120');
    expect(otherSpellings('Project 11356R', true)).toContain('проєкт* 11356р');
  });

  it('leaves foreign designators in Latin', () => {
    expect(otherSpellings('M113', false)).toEqual([]);
  });
});
