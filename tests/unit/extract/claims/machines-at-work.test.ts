import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('machines that do their work', () => {
  it.each([
    'Ukrainian HIMARS, rockets going off in the night.',
    'BM-21 Grad in action: rockets fly off towards the enemy.',
    '«Хаймарси» відпрацювали по складах. Знищили два.',
    'Наши танки Т-72 вели огонь по опорникам. Уничтожили два.',
    'Наши уничтожили до 45 боевиков, Т-72 вёл огонь прямой наводкой.',
    'Уничтожено до 30 боевиков, помог Т-72.',
    'Captured Russian equipment. In front a Ukrainian T-72.',
    'Destroyed Russian convoy. To the right, a Ukrainian BMP-2.',
    'A Russian Su-25 dives into the trees, pops up and fires rockets.',
    'A T-72 was hit by artillery, but no one inside was hurt.',
  ])('are not lost in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['A destroyed T-72 and a BMP-2 evacuating wounded.', ['1 T-72 null destroyed']],
    ['A destroyed T-72 and two BMP-2 on the move.', ['1 T-72 null destroyed']],
    ['Two T-72 destroyed, all by Ukrainian forces.', ['2 T-72 RUS destroyed']],
    ['A captured Russian T-72 was burned because it could not be towed', ['1 T-72 RUS captured']],
    [
      'Since the start of the invasion Russia has lost 5 T-72 and 4 BMP-2',
      ['5 T-72 RUS destroyed', '4 BMP-2 RUS destroyed'],
    ],
  ])('leave what is lost as it is in "%s"', (text, losses) => {
    expect(told(text)).toEqual(losses);
  });
});
