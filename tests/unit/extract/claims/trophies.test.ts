import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a trophy that is lost again', () => {
  it.each([
    ['A captured Russian T-72B3 used by Ukraine was destroyed', '1 T-72B3 UKR destroyed'],
    ['A captured T-72B3 in Ukrainian service was destroyed', '1 T-72B3 UKR destroyed'],
    [
      'A Russian T-72, captured by Ukrainian troops last year, was destroyed',
      '1 T-72 UKR destroyed',
    ],
    ['A captured Ukrainian T-72 was burned by our drones', '1 T-72 RUS destroyed'],
    ['Трофейный украинский Т-72 уничтожен дроном', '1 T-72 RUS destroyed'],
    ['Трофейний український Т-72 знищено дроном', '1 T-72 RUS destroyed'],
  ])('is lost by who had taken it in "%s"', (text, loss) => {
    expect(told(text)).toEqual([loss]);
  });

  it.each([
    ['A destroyed Russian T-72 was captured', '1 T-72 RUS captured'],
    ['Ukrainian troops captured a Russian T-72 and burned it', '1 T-72 RUS captured'],
    ['Captured and destroyed Russian T-72', '1 T-72 RUS captured'],
    [
      'Захваченный украинский Т-72 показали на выставке, рядом сгорел мотоцикл',
      '1 T-72 UKR captured',
    ],
    ['Трофейный украинский Т-72, подорвавшийся на мине, вывезли', '1 T-72 UKR captured'],
  ])('is not told of in "%s"', (text, loss) => {
    expect(told(text)).toEqual([loss]);
  });
});

describe('an adjective before a list', () => {
  it.each([
    [
      'Reporters counted four abandoned Russian T-72 and two BMP-2 with their hatches open',
      '2 BMP-2 RUS abandoned',
    ],
    ['Two burnt Russian T-72 and a BMP-2 on the road', '1 BMP-2 RUS destroyed'],
    ['Three charred Russian T-72 and a BMP-2 blocking the road', '1 BMP-2 RUS destroyed'],
  ])('is of all of it in "%s"', (text, loss) => {
    expect(told(text)).toContain(loss);
  });

  it('is of the first alone where something else is said of the others', () => {
    expect(told('Two burnt Russian T-72, and a BMP-2 drives past')).toEqual([
      '2 T-72 RUS destroyed',
    ]);
  });
});
