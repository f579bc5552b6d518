import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('verbs that tell of a loss where the weapon is the tool or its own', () => {
  it.each([
    ['Російський Т-72Б3 знайшов свій FPV під Водяним.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 знайшла «Стугна».', '1 T-72B3 RUS destroyed'],
    ['«Ланцет» знайшов наш М777.', '1 M777 UKR destroyed'],
    ['Російський Т-72Б3 впіймав «Джавелін».', '1 T-72B3 RUS destroyed'],
    ['Ворожий Т-72Б3 зустріли «Джавеліном».', '1 T-72B3 RUS destroyed'],
    ['Ворожий Т-72Б3 дістали з «Корнета».', '1 T-72B3 RUS destroyed'],
    ['Екскалібуром приголубили російську «Гвоздику».', '1 2S1 Gvozdika RUS destroyed'],
    [
      'Станцію РЕБ «Житель» росіян виявили біля Каховки. HIMARS перетворив її на брухт.',
      '1 R-330Zh Zhitel RUS destroyed',
    ],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Дрон знайшов російський Т-72 у посадці.',
    'Бригада отримала «Джавеліни» та два Т-64.',
    'Бійці взяли NLAW і пішли до Т-72.',
    'Екіпаж Т-64 взяв «Стугну» з собою.',
    'Т-72 зупинили біля «Стугни».',
  ])('reads nothing in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
