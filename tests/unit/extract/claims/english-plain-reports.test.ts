import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('fates told by a pattern of English words', () => {
  it.each([
    [
      'Nothing remains of the Russian T-72B3 but a blackened hull near Robotyne.',
      '1 T-72B3 RUS destroyed',
    ],
    [
      'Flames consumed a Russian BMP-2 after a drone flew into its rear doors.',
      '1 BMP-2 RUS destroyed',
    ],
    [
      'A Russian UR-77 vanished in a huge explosion near Avdiivka.',
      '1 UR-77 Meteorit RUS destroyed',
    ],
    [
      'Video shows a Russian BTR-82A being hit twice and then erupting in flames.',
      '1 BTR-82A RUS destroyed',
    ],
    ['Two FPVs were enough for a Russian T-80BVM at Terny.', '1 T-80BVM RUS destroyed'],
    ['It took eleven FPV drones to burn a Russian T-80BVM at Terny.', '1 T-80BVM RUS destroyed'],
    [
      'Two Russian Ural-4320 trucks reduced to frames and axles near Polohy.',
      '2 Ural-4320 RUS destroyed',
    ],
    ['A Russian T-62M sits empty in a ditch near Snihurivka.', '1 T-62M RUS abandoned'],
    ['A Russian T-62M was left in the minefield near Robotyne.', '1 T-62M RUS abandoned'],
    [
      'A Russian T-62M with its engine running was found without a crew at Lyman.',
      '1 T-62M RUS abandoned',
    ],
    [
      'Retreating in a hurry, the Russians left an Msta-B and its shells at Balakliia.',
      '1 2A65 Msta-B RUS abandoned',
    ],
    ['The Russians had left 4 tanks, all T-62s, in the village.', '4 T-62 RUS abandoned'],
    [
      'The marines came back with a Tigr the Russians had abandoned at Lyman.',
      '1 GAZ Tigr RUS abandoned',
    ],
    [
      'A Russian Ka-52 force-landed in a field near Hostomel and was abandoned by its crew.',
      '1 Ka-52 Alligator RUS abandoned',
    ],
    ['Ukrainian soldiers took a Russian T-72B3 intact near Kupiansk.', '1 T-72B3 RUS captured'],
    ['A Lancet grazed a Ukrainian Gepard near Odesa.', '1 Flakpanzer Gepard UKR damaged'],
    ['A Ukrainian M777 with a bent barrel after a Lancet near Bilohorivka.', '1 M777 UKR damaged'],
    [
      'The Russian T-72B3 lost its left track to a mine but the gun still works.',
      '1 T-72B3 RUS damaged',
    ],
    [
      'Two Ukrainian PzH 2000 howitzers are out of service after counter-battery fire.',
      '2 Panzerhaubitze 2000 UKR damaged',
    ],
  ])('"%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'They left two T-72s to guard the bridge.',
    'The Ukrainian army left a Bradley in reserve near Sumy.',
    'Volunteers left a pickup at the depot for the 92nd Brigade.',
    'The T-72B3 left in the morning with the infantry.',
    'Two tanks were enough for the whole front, the officer of the T-80BVM crew said.',
    'It would take eleven FPV drones to burn a T-80BVM.',
    'Nothing remains of the village the T-72s shelled.',
    'A T-90M fired six shells at the school, which burned to the ground.',
    'The convoy of BTR-80s vanished in the fog.',
  ])('and none: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });

  it('goes on about the item of the caption, not about who acted on it', () => {
    expect(
      lossesIn('Russian T-90M east of Stepove. Bradleys chewed on it. Abandoned and later burnt.'),
    ).toEqual(['1 T-90M RUS destroyed']);
  });
});

describe('ordinary words that also name games', () => {
  it.each([
    'A Russian BMP-2 was destroyed by drones of the Rubezh squad near Terny.',
    'A Russian BMP-2 was burned on the battlefield near Terny.',
    'Full steam ahead, they said, and then a mine destroyed the Russian BMP-2.',
    'A Russian BMP-2 was burned by an FPV on the motorway near Terny.',
  ])('are no games: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 BMP-2 RUS destroyed']);
  });

  it.each([
    'В Battlefield 4 мы вчера сожгли Т-90.',
    'Граємо в Squad: підбили Т-72 за пʼять хвилин.',
  ])('and are games where they are played: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('a clause about another noun', () => {
  it.each([
    'The bridge that the T-72s crossed was blown up on Monday.',
    'A house that the T-72 shelled was destroyed.',
    'A garage where a T-80 once stood was burned down.',
    'A house next to a parked T-72 was destroyed.',
    'Two Su-27s intercepted a drone, which crashed into the sea.',
  ])('tells of no machine in it: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });

  it.each([
    [
      'The Russian T-72 that our drones hunted all day was finally destroyed.',
      '1 T-72 RUS destroyed',
    ],
    ['A Russian Pantsir-S1 guarding an oil depot was set ablaze.', '1 Pantsir-S1 RUS destroyed'],
    ['A Russian Su-25 was hit by an Igla; pilot bailed out, jet lost.', '1 Su-25 RUS destroyed'],
    ['Strike on a Russian S-300 near Dzhankoi, launcher burned.', '1 S-300 RUS destroyed'],
    ['Ukrainian Krab near Chasiv Yar, first confirmed loss.', '1 AHS Krab UKR destroyed'],
    [
      'Ukrainian MaxxPro ate three FPVs near Sudzha.',
      '1 International M1224 MaxxPro UKR destroyed',
    ],
  ])('tells of the machine it is about: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });
});
