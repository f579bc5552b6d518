import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('what a camera shows', () => {
  it.each([
    ['FPV hits a Russian T-72B3. Fire visible after impact.', '1 T-72B3 RUS destroyed'],
    ['A drone strikes a Russian BMP-2. Flames can be seen.', '1 BMP-2 RUS destroyed'],
    ['A Russian T-72 hit by artillery; shells fly off in all directions.', '1 T-72 RUS destroyed'],
    ['A Russian T-72 and a BMP-2 remain burning', '1 BMP-2 RUS destroyed'],
    ['Russian T-72 sitting in the mud with nobody home', '1 T-72 RUS abandoned'],
    [
      'A Russian BMP-2 somebody had tried to hide and then left to the enemy',
      '1 BMP-2 RUS abandoned',
    ],
    ['The Russian T-72 shows a large hole in its side', '1 T-72 RUS damaged'],
    ['The tracks of a Russian T-72 were damaged by a mine', '1 T-72 RUS damaged'],
  ])('is a fate in "%s"', (text, loss) => {
    expect(told(text)).toContain(loss);
  });

  it.each([
    'Fire broke out in a warehouse. A T-72 was parked outside.',
    'The T-72 crew fires; shells fly off toward the village.',
    'Nobody inside the BMP-2 was hurt.',
    'The pilot of a Su-25 ejected flares.',
    'Officials called it a lie that the T-72 was destroyed.',
    'The crew of a Russian T-72 was damaged in spirit only.',
    'A T-72 stood at the wheel of history',
  ])('is none in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('English typed in haste or put into it word by word', () => {
  it.each([
    ['2 Russian T-72 destoyed', '2 T-72 RUS destroyed'],
    ['1 Russian BMP-2 captued', '1 BMP-2 RUS captured'],
    ['Russian BMP-2 abandond', '1 BMP-2 RUS abandoned'],
    ['By the crew of the drone was destroyed a Ukrainian tank T-72.', '1 T-72 UKR destroyed'],
    ['Near Zarichne were destroyed two Russian BMP-2', '2 BMP-2 RUS destroyed'],
  ])('is read in "%s"', (text, loss) => {
    expect(told(text)).toContain(loss);
  });

  it.each([
    'In Kherson the bridge was destroyed two weeks ago; a T-72 stood there.',
    'After the bridge was destroyed two tanks turned back.',
    'They will capture the T-72 if they can',
  ])('is no loss in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('what something stands on', () => {
  it('is not what burned', () => {
    expect(told('A Russian BMP-2 on a trailer burned out')).toEqual(['1 BMP-2 RUS destroyed']);
  });
});
