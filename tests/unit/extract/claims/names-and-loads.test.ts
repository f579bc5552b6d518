import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('names written without a capital', () => {
  it.each([
    ['Сожгли российский урал с пехотой.', '1 Ural RUS destroyed'],
    ['Спалили росіянам «тигра».', '1 GAZ Tigr RUS destroyed'],
    ['Сожгли российский «град».', '1 BM-21 Grad RUS destroyed'],
    ['Знищено мтлб росіян.', '1 MT-LB RUS destroyed'],
  ])('are read in quotes and in trench talk: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Уночі град побив машини, пошкоджено дахи.',
    'В зоопарке погиб тигр.',
    'Згорів бук у парку.',
  ])('are words elsewhere: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('a verb between two names in quotes', () => {
  it.each([
    ['Два украинских «Страйкера» сожжены «Ланцетами».', '2 Stryker UKR destroyed'],
    ['Російський «Тигр» знищено «Джавеліном».', '1 GAZ Tigr RUS destroyed'],
  ])('is not quoted itself: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it('is somebody else’s word where it is', () => {
    expect(lossesIn('Росіяни показали «знищений» Т-90М.')).toEqual([]);
  });
});

describe('a ship told by its project', () => {
  it.each([
    ['У Севастополі пошкоджено російський катер проєкту «Раптор».', 1],
    ['В Севастополе повреждены два российских катера проекта «Раптор».', 2],
  ])('is counted by its noun: %s', (text, count) => {
    const [loss, ...others] = lossesIn(text);
    expect(others).toEqual([]);
    expect(loss).toContain(`${count} Project 03160 Raptor`);
  });
});

describe('what a lorry carried', () => {
  it.each(['Рядом сгорел грузовик с ракетами.', 'Поруч згоріла вантажівка з боєприпасами.'])(
    'makes it an army’s: %s',
    (text) => {
      expect(lossesIn(text)).toHaveLength(1);
    },
  );
});

describe('ends told in other words', () => {
  it.each([
    ['Артилеристи поставили крапку на російській гаубиці «Мста-Б».', '1 2A65 Msta-B RUS destroyed'],
    ['Операторы поставили точку в карьере российского Т-72.', '1 T-72 RUS destroyed'],
    ['Російська колона згоріла, серед кістяків — БМД-2.', '1 BMD-2 RUS destroyed'],
    ['Вогонь охопив російський Т-72.', '1 T-72 RUS destroyed'],
    ['Российский «Урал» не доехал до позиций.', '1 Ural RUS destroyed'],
    ['Три справні російські Т-72 тепер служать у нашій бригаді.', '3 T-72 RUS captured'],
  ])('are read: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it('takes back what was a decoy', () => {
    expect(lossesIn('Росіяни радіють, що «Гепарда» вбили. Та ні, це макет.')).toEqual([]);
    expect(lossesIn('Пишут, что сожжён «Гепард». Это муляж.')).toEqual([]);
  });
});
