import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('what a machine is left as', () => {
  it.each([
    ['A Russian T-72 was reduced to a blackened shell near Terny.', '1 T-72 RUS destroyed'],
    ['A drone strike left a Russian BMP-2 a smouldering ruin near Terny.', '1 BMP-2 RUS destroyed'],
    ['A Russian BMP-2 was pounded into a heap of scrap near Terny.', '1 BMP-2 RUS destroyed'],
    ['A Russian T-72 ended up a pile of twisted iron near Terny.', '1 T-72 RUS destroyed'],
    ['The blackened shell of a Russian T-72 stands outside Terny.', '1 T-72 RUS destroyed'],
    ['Wreck of a Russian T-72 near Terny.', '1 T-72 RUS destroyed'],
    [
      'The Russian T-72, touted by its makers as the best tank in the world, ended up as scrap near Terny.',
      '1 T-72 RUS destroyed',
    ],
  ])('is read: "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});

describe('what a machine is lost to', () => {
  it.each([
    ['A Russian T-72 suffered a catastrophic detonation near Terny.', '1 T-72 RUS destroyed'],
    ['A Russian T-72 was lost to a mine near Terny.', '1 T-72 RUS destroyed'],
    [
      'A Russian BMP-2 became the latest victim of an FPV drone near Terny.',
      '1 BMP-2 RUS destroyed',
    ],
    ['A Russian BMP-2 succumbed to an FPV drone near Terny.', '1 BMP-2 RUS destroyed'],
    ['A Russian BMP-2 burst into flames after a drone hit.', '1 BMP-2 RUS destroyed'],
    ['A Russian BM-21 Grad will not be shelling Kherson any more.', '1 BM-21 Grad RUS destroyed'],
    ['A mine tore a track off a Russian T-72 near Terny.', '1 T-72 RUS damaged'],
    ['An FPV drone inflicted serious damage on a Russian T-72 near Terny.', '1 T-72 RUS damaged'],
  ])('is read: "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it.each([
    'The Bradley became the latest victim of budget cuts.',
    "The Russian T-90M failed to survive the minister's review.",
    'The scandal inflicted damage on the Kozak brand.',
    'The MiG-29 was dismantled by technicians for transport.',
    'A BTR got lost in the fog and came back in the evening.',
    'Put the Leopard on the kill list of the budget hawks.',
    'Burn a Russian T-72 near Terny, that was the order.',
  ])('is told apart from trade and trouble: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

it('says what follows a list of the last alone where the others have a fate of their own', () => {
  expect(
    told('Two knocked-out Ukrainian T-72s and a Ukrainian BMP-2 taken as a trophy near Terny.'),
  ).toEqual(['2 T-72 UKR destroyed', '1 BMP-2 UKR captured']);
});
