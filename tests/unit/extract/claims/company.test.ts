import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('what was lost together with something else', () => {
  it.each([
    ['Артилеристи знищили склад, а з ним дві російські БМП-2.', ['2 BMP-2 RUS destroyed']],
    ['Взорвали склад, а с ним два российских Т-72.', ['2 T-72 RUS destroyed']],
    [
      'Спалили Т-72 росіян, а заодно й дві БМП-2.',
      ['1 T-72 RUS destroyed', '2 BMP-2 RUS destroyed'],
    ],
    [
      'Спалили російський Т-90М, а разом з ним дві БМП-2.',
      ['1 T-90M RUS destroyed', '2 BMP-2 RUS destroyed'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('an item told of past a clause of its own', () => {
  it.each([
    [
      'Танк Т-72, який росіяни замаскували в посадці, вночі прикордонники спалили дроном.',
      '1 T-72 RUS destroyed',
    ],
    [
      'Т-90М, который россияне спрятали в ангаре, вчера наши бойцы сожгли.',
      '1 T-90M RUS destroyed',
    ],
    ['Вертоліт Мі-28Н армійської авіації рф упав у районі Оскола.', '1 Mi-28N RUS destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });
});
