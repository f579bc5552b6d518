import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a list of items', () => {
  it.each([
    'Our drones burned a Russian T-72 near Terny, two Russian BMP-2 near Torske',
    'Confirmed Russian losses: one T-72 from the 70th Regiment, two BMP-2',
    'They destroyed a Russian T-72 with three men on board and two BMP-2',
    'One Russian T-72 of the 4th Brigade and two Russian BMP-2 were destroyed near Terny',
  ])('goes on past a place, a unit or a crew: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed', '2 BMP-2 RUS destroyed']);
  });

  it('ends where the next item has a clause of its own', () => {
    expect(told('Our drones burned a Russian T-72 near Terny, two BMP-2 fled')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });
});
