import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('which of several machines an English sentence tells the fate of', () => {
  it.each([
    // Past a participle's clause.
    [
      'A Russian BREM-1 sent to recover a T-72 was itself destroyed by drones.',
      '1 BREM-1 RUS destroyed',
    ],
    ['A Russian BREM-1 towing a T-80BV was hit and blown up by a mine.', '1 BREM-1 RUS destroyed'],
    [
      'A Russian Su-25 flying with a Su-34 as its escort was shot down over Avdiivka.',
      '1 Su-25 RUS destroyed',
    ],
    [
      'A Russian Tor-M2 in Tokmak covering a pontoon bridge was destroyed.',
      '1 9K332 Tor-M2 RUS destroyed',
    ],
    // Past a clause with a relative.
    [
      'A Russian Ural-4320 that was carrying shells to a D-30 position blew up.',
      '1 Ural-4320 RUS destroyed',
    ],
    ['The Russian T-80BV that had fired on a BTR-4 burst into flames.', '1 T-80BV RUS destroyed'],
    [
      'The Russian Msta-S for which an Orlan-10 was adjusting fire was destroyed.',
      '1 2S19 Msta-S RUS destroyed',
    ],
    // The item right before ", which".
    [
      'Infantry jumped from a Russian BMP-2, which exploded seconds later.',
      '1 BMP-2 RUS destroyed',
    ],
    ['Our gunners fired at a Russian BMP-3, which burst into flames.', '1 BMP-3 RUS destroyed'],
    // What "it" means.
    [
      'A Ukrainian Krab fired twenty rounds at two batteries before it was damaged by a Lancet.',
      '1 AHS Krab UKR damaged',
    ],
    [
      'Drones chased a Russian BMP-1 for two kilometres until it was destroyed.',
      '1 BMP-1 RUS destroyed',
    ],
    [
      'A Russian channel showed a Lancet hitting a Ukrainian Caesar and claimed it was destroyed.',
      '1 CAESAR UKR destroyed',
    ],
  ])('is the subject, however far it stands: "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it('is not the one that was burned before it', () => {
    expect(
      lossesIn('The Russian T-72B3 had burned a BMP-2 before it was destroyed by a Javelin.'),
    ).toContain('1 T-72B3 RUS destroyed');
  });

  it.each([
    'A T-72 fired at the village for hours. Everything was burnt to the ground.',
    'Russian tanks burned everything in the village.',
    'Two BMP-2s were seen near the burned-out church.',
    'Grad launchers shelled Vovchansk before the depot detonated.',
    'A T-72 drove past a wrecked bridge.',
    'Crews of a T-90M said they would not stop until the village was destroyed.',
    'A Lancet was flying toward a Krab when it was shot down by a Gepard.',
  ])('is none of those named: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('items an English text names twice or counts one by one', () => {
  it.each([
    [
      'A Ukrainian evacuation vehicle, an M113, was burned out near Pokrovsk.',
      ['1 M113 UKR destroyed'],
    ],
    [
      'A drone destroyed a Ukrainian armoured vehicle, a MaxxPro, near Pokrovsk.',
      ['1 International M1224 MaxxPro UKR destroyed'],
    ],
    [
      'Drones destroyed four Russian helicopters, two Ka-52s and two Mi-8s, near Belgorod.',
      ['2 Ka-52 Alligator RUS destroyed', '2 Mi-8 RUS destroyed'],
    ],
    [
      'Drones destroyed three Russian aircraft at the Kirovske airfield in Crimea at the weekend: a Mi-8, a Mi-26 and a Su-30.',
      ['1 Mi-8 RUS destroyed', '1 Mi-26 RUS destroyed', '1 Su-30SM RUS destroyed'],
    ],
    [
      'Russian losses near Terny:\n1. BMP-2 destroyed\n2. BMP-2 destroyed',
      ['1 BMP-2 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Left behind by the Russians near Lyman: T-72B3 2 pcs, MT-LB 1 pc, BMP-1 3 pcs.',
      ['2 T-72B3 RUS abandoned', '1 MT-LB RUS abandoned', '3 BMP-1 RUS abandoned'],
    ],
    ['Terny: a Russian T-80BV on its side, one track gone.', ['1 T-80BV RUS damaged']],
    [
      'A Russian Pantsir-S1 stands burnt out in Hostomel, its radar gone.',
      ['1 Pantsir-S1 RUS destroyed'],
    ],
  ])('are told once each: "%s"', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('the plainest words of reports', () => {
  it.each([
    ['Russian BTR-50 spotted and promptly killed near Avdiivka.', '1 BTR-50 RUS destroyed'],
    ['A Russian T-62M was found wrecked in a ditch near Lyman.', '1 T-62M RUS destroyed'],
    [
      'Russian Grad hit by artillery near Vovchansk. Footage confirms the destruction.',
      '1 BM-21 Grad RUS destroyed',
    ],
    [
      'Krasnopol on a Russian Tunguska near Lyman. Burnt hull visible in later footage.',
      '1 2K22 Tunguska RUS destroyed',
    ],
    ['A Lancet met a Ukrainian Bohdana. Barrel visibly split.', '1 2S22 Bohdana UKR destroyed'],
    [
      'The Russian tank was dead by morning; now two Russian T-62Ms are no more.',
      '2 T-62M RUS destroyed',
    ],
    [
      'The Russian landing ship Olenegorsky Gornyak was left listing badly near Novorossiysk.',
      '1 Olenegorsky Gornyak (Project 775) RUS damaged',
    ],
    ['A Russian T-72B3 withdrew damaged near Umanske.', '1 T-72B3 RUS damaged'],
    ['A Russian Ka-52 came back with a torn tail near Tokmak.', '1 Ka-52 Alligator RUS damaged'],
    [
      'A Russian minesweeper suffered only minor damage at Sevastopol.',
      '1 Naval Ships RUS damaged',
    ],
  ])('tell a fate: "%s"', (text, loss) => {
    expect(lossesIn(text)).toContain(loss);
  });

  it.each([
    'A Russian T-62M was found intact in a barn near Lyman.',
    'The report that several Russian T-90Ms were destroyed near Lyman is false.',
    'Soldiers left us in a BMP-2 near Lyman and walked on.',
    'The commander of a Russian T-72B3 said the plan was no more than talk.',
    'A T-72B3 withdrew undamaged.',
    'Deputies droned on about tanks all day.',
  ])('or none: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
