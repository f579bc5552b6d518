import { describe, expect, it } from 'vitest';
import { claimsOf } from '../places/place-told.ts';
import { readPost } from './told.ts';

function causesOf(text: string): readonly (string | null)[] {
  const claims = /[а-яіїєґ]/i.test(text) ? readPost(text) : claimsOf(text);
  return claims.map(({ caused_by }) => caused_by);
}

describe('a weapon that is named and did not strike', () => {
  it.each([
    ['A Russian radar burnt near Lyman. Air defence slept.'],
    ['Под Джанкоем сгорел российский радар. Крым спал, ПВО тоже.'],
    ['Уничтожен украинский МиГ-29. Также сбито 22 беспилотника за ночь.'],
    ['Two T-72 tanks were destroyed near Lyman. 22 drones were shot down overnight.'],
  ])('%s', (text) => {
    expect(new Set(causesOf(text))).toEqual(new Set([null]));
  });

  it.each([
    ['A Russian Su-25 was shot down near Lyman. Air defence worked.', 'Air defence'],
    ['Збито двома дронами російський Ка-52.', 'Drone'],
    ['Сбит дроном российский Ми-8 под Курском.', 'Drone'],
    ['Первый «Абрамс» готов 🔥 Бойцы сожгли M1A1 ВСУ в Бердычах дроном.', 'Drone'],
    ['Two T-72 tanks were destroyed by 22 drones near Lyman.', 'Drone'],
  ])('and one that did: %s', (text, cause) => {
    expect(causesOf(text)).toEqual([cause]);
  });
});
