import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a list below what is said of a whole group', () => {
  it.each([
    [
      'Destroyed Russian column, Zarichne. 3x BMP-2, 1x T-72B3.',
      ['3 BMP-2 RUS destroyed', '1 T-72B3 RUS destroyed'],
    ],
    [
      'Burnt out Russian convoy near Irpin. Two BMP-2, one T-72.',
      ['2 BMP-2 RUS destroyed', '1 T-72 RUS destroyed'],
    ],
    [
      'Captured Russian equipment in a barn. On the left, a T-72; behind it, a BMP-2.',
      ['1 T-72 RUS captured', '1 BMP-2 RUS captured'],
    ],
    [
      'Уничтоженная колонна ВСУ. Два Т-72, БМП-2.',
      ['2 T-72 UKR destroyed', '1 BMP-2 UKR destroyed'],
    ],
    ['Знищена російська колона. 3 БМП-2, Т-72.', ['3 BMP-2 RUS destroyed', '1 T-72 RUS destroyed']],
  ])('is of it in "%s"', (text, losses) => {
    expect(told(text)).toEqual(losses);
  });

  it.each([
    'Destroyed school in Zarichne. A T-72 and two BMP-2 drive past.',
    'Destroyed Russian column. Three T-72 fired at the village the day before.',
    'No destroyed Russian equipment here. Two T-72, one BMP-2.',
    'The brigade counted the destroyed vehicles. A BMP-2 will be sent to them.',
  ])('is none in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('what is counted out of several', () => {
  it.each([
    ['Four Russian vehicles, two of them BMP-2s, were destroyed', '2 BMP-2 RUS destroyed'],
    ['Russia lost six vehicles, three of them BMP-2s.', '3 BMP-2 RUS destroyed'],
  ])('has its number in "%s"', (text, loss) => {
    expect(told(text)).toContain(loss);
  });
});
