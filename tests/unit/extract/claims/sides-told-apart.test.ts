import { describe, expect, it } from 'vitest';
import { claimsOf } from '../places/place-told.ts';
import { readPost } from './told.ts';

function sidesOf(text: string): readonly (string | null)[] {
  const claims = /[а-яіїєґ]/i.test(text) ? readPost(text) : claimsOf(text);
  return claims.map(({ lost_by, attacker }) => `${lost_by} by ${attacker}`);
}

describe('who lost and who struck, told apart from each other', () => {
  it.each([
    [
      'The Gvozdika was destroyed by a drone. The gun belonged to the Ukrainian 66th Brigade.',
      'UKR by RUS',
    ],
    ['Згоріли під Терном БМП-2. Всі належали російській армії.', 'RUS by null'],
    ['Минус Т-72, сожжён дроном. Танк принадлежал 70-й дивизии ВС РФ.', 'RUS by UKR'],
    ['Колонна ВСУ попала под удар: сгорел «Хамви». Авиабомба.', 'UKR by RUS'],
    ['Захваченный 30-й бригадой армии России «Росомах» под Синьковкой', 'UKR by RUS'],
    ['Бойцы сбили из ПЗРК «Игла» российский Су-24М под Бахмутом.', 'RUS by UKR'],
    ['Танк Т-62М 36-ї російської армії спалили під Оріховом бійці 31-ї бригади.', 'RUS by UKR'],
    ['За 24–25 лютого росіяни втратили три Т-72.', 'RUS by null'],
  ])('%s', (text, sides) => {
    expect(sidesOf(text)).toEqual([sides]);
  });

  it.each([
    ['Border guards shot down a Russian Orlan-10 near Kupiansk.', 'RUS by UKR'],
    ['Двойной успех: российский Т-90М разобрали танкисты 25-й бригады.', 'RUS by UKR'],
    ['A Russian Su-24M was shot down, the Armed Forces of Ukraine said.', 'RUS by UKR'],
    ['Два українських БТР-4 спалили десантники.', 'UKR by RUS'],
  ])('who did it is of the other side: %s', (text, sides) => {
    expect(sidesOf(text)).toEqual([sides]);
  });

  it.each([
    ['Российский Су-25 сбит своей же артиллерией под Соледаром.', 'RUS by RUS'],
    ['A Russian BMP-2 was blown up by a friendly mine near Kreminna.', 'RUS by RUS'],
    ['Російський Су-25 збитий власною ППО над Соледаром.', 'RUS by RUS'],
  ])('who strikes its own is said to: %s', (text, sides) => {
    expect(sidesOf(text)).toEqual([sides]);
  });

  it.each([
    ['A Russian Su-25 was shot down near Kreminna.', 'RUS by null'],
    ['A Russian T-72 burnt out near Kreminna.', 'RUS by null'],
    ['Российский Су-25 упал под Соледаром.', 'RUS by null'],
  ])('nobody is said to have struck: %s', (text, sides) => {
    expect(sidesOf(text)).toEqual([sides]);
  });
});
