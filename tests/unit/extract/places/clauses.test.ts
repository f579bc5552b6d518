import { describe, expect, it } from 'vitest';
import { claimsOf } from './place-told.ts';

/** "T-72 Kreminna" for each claim of the text. */
function placed(text: string): readonly string[] {
  return claimsOf(text).map(({ model, category, place }) => `${model ?? category} ${place?.name}`);
}

describe('several losses and places', () => {
  it.each([
    [
      'A Russian T-72 was destroyed near Kreminna and a Russian BMP-2 was captured in Bakhmut.',
      ['T-72 Kreminna', 'BMP-2 Bakhmut'],
    ],
    [
      'Near Kreminna a Russian T-72 was destroyed, and in Bakhmut a Russian BMP-2 was captured.',
      ['T-72 Kreminna', 'BMP-2 Bakhmut'],
    ],
    [
      'Near Kreminna a Russian T-72 was destroyed. In Bakhmut a Russian BMP-2 was captured.',
      ['T-72 Kreminna', 'BMP-2 Bakhmut'],
    ],
    [
      'A Russian T-72 was destroyed in Donetsk Oblast and a Russian BMP-2 was captured near Kreminna.',
      ['T-72 Donetsk Oblast', 'BMP-2 Kreminna'],
    ],
    [
      'Російський Т-72 знищено під Кремінною, а російську БМП-2 захоплено у Бахмуті.',
      ['T-72 Kreminna', 'BMP-2 Bakhmut'],
    ],
    [
      'A Russian T-72 and a Russian BMP-2 were destroyed near Kreminna',
      ['T-72 Kreminna', 'BMP-2 Kreminna'],
    ],
  ])('are brought together by clause: "%s"', (text, expected) => {
    expect(placed(text)).toEqual(expected);
  });

  it('take the place of the heading above them', () => {
    const text =
      'Бахмутський напрямок:\n- знищено Т-72 РФ\n- знищено БМП-2 РФ\n\n' +
      'Авдіївський напрямок:\n- знищено Т-80 РФ';
    expect(placed(text)).toEqual([
      'T-72 Bakhmut direction',
      'BMP-2 Bakhmut direction',
      'T-80 Avdiivka direction',
    ]);
  });
});

describe('one loss and several places', () => {
  it.each([
    ['Ukrainian forces in Kherson Oblast destroyed a Russian T-72 in Oleshky', 'Oleshky'],
    ['In Luhansk Oblast a Russian T-72 was destroyed near Kreminna', 'Kreminna'],
    ['Near Kreminna a Russian T-72 was destroyed in Luhansk Oblast', 'Kreminna'],
    ['Russian T-72 destroyed in Luhansk Oblast. #Kreminna', 'Kreminna'],
    ['Kyiv: a Russian T-72 destroyed in Donetsk Oblast', 'Donetsk Oblast'],
    ['#Kreminna: a Russian T-72 destroyed in Luhansk Oblast', 'Kreminna'],
    ['Russian T-72 destroyed in Ukraine, in Donetsk Oblast', 'Donetsk Oblast'],
    ['Russian T-72 destroyed near Avdiivka, 20 km from Donetsk', 'Avdiivka'],
  ])('has the narrowest its clause tells of: "%s"', (text, name) => {
    expect(placed(text)).toEqual([`T-72 ${name}`]);
  });

  it('has none where several are told elsewhere', () => {
    const text =
      'Fighting in Bakhmut and near Lyman. Ukrainian troops destroyed a Russian T-72. Calm in Kherson.';
    expect(placed(text)).toEqual(['T-72 undefined']);
  });
});
