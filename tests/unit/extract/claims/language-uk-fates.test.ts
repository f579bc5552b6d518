import { describe, expect, it } from 'vitest';
import { read, told } from './reading.ts';

describe('Ukrainian fates told by idiom', () => {
  it.each([
    ['Російський Т-72Б3 перетворився на палаючий факел.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 став купою брухту.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 без башти на узбіччі.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 із зірваною баштою.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 більше нікуди не поїде.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 не доїхав до позицій.', '1 T-72B3 RUS destroyed'],
    ['Від російського Т-72Б3 лишилися ріжки та ніжки.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 розібрано на гвинтики.', '1 T-72B3 RUS destroyed'],
    ['Позбавили ворога двох БМП-2.', '2 BMP-2 RUS destroyed'],
    ['Окупанти втопили в річці БМП-2.', '1 BMP-2 RUS destroyed'],
    ['Російська БМП-2 без гусениці.', '1 BMP-2 RUS damaged'],
    ['Російська БМП-2 лежить на боці.', '1 BMP-2 RUS damaged'],
    ['Російська БМП-2 змінила господаря.', '1 BMP-2 RUS captured'],
    ['Відбили БМП-2 у росіян.', '1 BMP-2 RUS captured'],
    ['Російська БМП-2, нічийна, стоїть у полі.', '1 BMP-2 RUS abandoned'],
  ])('reads %s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});

describe('what a Ukrainian text says of an item beside its status', () => {
  it.each([
    ['Російську БМП-2 розбив розрахунок міномета.', ['1 BMP-2 RUS destroyed']],
    ['Екіпаж російського Т-72Б3 тікав. Танк спалили.', ['1 T-72B3 RUS destroyed']],
    ['Дрон залетів у люк російського Т-72Б3, боєкомплект здетонував.', ['1 T-72B3 RUS destroyed']],
    ['Російський Т-72Б3 не пошкоджений, а знищений.', ['1 T-72B3 RUS destroyed']],
    [
      'Спалили російський Т-72Б3 (артилерія), БМП-2.',
      ['1 T-72B3 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Знищено: російський Т-72Б3 — 2 шт., БМП-2 — 3 шт.',
      ['2 T-72B3 RUS destroyed', '3 BMP-2 RUS destroyed'],
    ],
    ['Згоріла БМП-2, ворожа, на узліссі.', ['1 BMP-2 RUS destroyed']],
    ['Згорів Т-72Б3. Належав російській бригаді.', ['1 T-72B3 RUS destroyed']],
    ['Прихопили цілісінький Т-72Б3, їхали з піснями.', ['1 T-72B3 RUS captured']],
    ['• у них: Т-72Б3 — згорів', ['1 T-72B3 RUS destroyed']],
    ['Російський Т-72Б3 ➡️ 🔥', ['1 T-72B3 RUS destroyed']],
  ])('reads %s', (text, claims) => {
    expect(told(text)).toEqual(claims);
  });

  it('gives the count of those struck next to the last of the same kind', () => {
    expect(told('Російську БМП-2 спалили й підбили ще дві.')).toContain('2 BMP-2 RUS damaged');
  });
});

describe('Ukrainian texts that tell of no loss', () => {
  it.each([
    'Зібрав діораму 1:35: розбитий Т-72 і кинута БМП-2.',
    'Майстерня: зварили раму «Урала», поміняли вигорілу проводку Т-64.',
    'Повідомляли про збитий Мі-8, але не підтверджую.',
    'Собака на прізвисько Панцир пішов на дно.',
  ])('reads nothing in %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
