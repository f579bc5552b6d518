import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a machine of one side in the hands of the other', () => {
  it.each([
    ['A Russian T-72 was recovered by Ukrainian troops near Terny.', '1 T-72 RUS captured'],
    ['Ukrainian soldiers picked up a Russian BMP-2 near Terny.', '1 BMP-2 RUS captured'],
    ['Ukrainian troops acquired a Russian T-72 in the woods near Terny.', '1 T-72 RUS captured'],
    ['A Ukrainian BMP-2 is now in Russian service.', '1 BMP-2 UKR captured'],
    ['A Russian T-72 was pressed into Ukrainian service.', '1 T-72 RUS captured'],
    ['A Russian BM-21 Grad joined the Ukrainian army near Terny.', '1 BM-21 Grad RUS captured'],
    ['Ukrainian troops pose with a captured Russian T-72 near Terny.', '1 T-72 RUS captured'],
  ])('is captured: "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it.each([
    'A Russian T-72 was recovered by Russian troops near Terny.',
    'Russia recovered a Russian T-90M from the mud and drove it on.',
    'Ukraine acquired a Russian T-72 from Poland in 2022.',
    'Ukraine acquired 20 Bradleys from the United States.',
    'The Russian T-90M is now in Russian service.',
    'Ukrainian engineers plan to recover a Russian T-72 near Terny.',
    'Ukrainian soldiers picked up a parcel near a Russian T-72.',
  ])('is told apart from service and trade: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
