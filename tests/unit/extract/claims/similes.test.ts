import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a simile', () => {
  it.each([
    'После отчёта сижу как подбитый танк',
    'Петров сегодня — не защитник, а подбитый танк',
    'Після роботи лежу наче спалений танк',
  ])('is no loss: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });

  it('is told apart from what was seen', () => {
    expect(lossesIn('Было видно, как танк ВСУ сгорел')).toEqual(['1 Tanks UKR destroyed']);
  });
});
