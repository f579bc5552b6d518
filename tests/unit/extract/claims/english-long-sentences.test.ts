import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a noun of loss with several "of"', () => {
  it.each([
    [
      'The staff confirmed the destruction of a Russian Buk at Tokmak and of a Russian T-90M at Robotyne',
      ['1 9K37 Buk RUS destroyed', '1 T-90M RUS destroyed'],
    ],
    [
      'Russia acknowledged the loss of a Su-25 and, a day later, of a Ka-52',
      ['1 Su-25 RUS destroyed', '1 Ka-52 Alligator RUS destroyed'],
    ],
    [
      'The brigade reported the capture of two Russian MT-LBs at Balakliia and of a Russian T-72B outside Izium',
      ['2 MT-LB RUS captured', '1 T-72B RUS captured'],
    ],
    [
      'We saw the destruction of a Russian Tor, of two Russian BMP-2s and of a Russian T-80U',
      ['1 9K330 Tor RUS destroyed', '2 BMP-2 RUS destroyed', '1 T-80U RUS destroyed'],
    ],
  ])('tells of each: "%s"', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'The staff confirmed the loss of a Russian Su-25 and spoke of a T-90M',
    'We saw the end of a Russian Su-25 and the crew of a T-90M',
    'It told of the loss of a Russian Su-25, not of a T-90M',
  ])('ends at another verb or noun: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 Su-25 RUS destroyed']);
  });
});

describe('an end told with its means', () => {
  it.each([
    'Our pilots used FPV drones to destroy a Russian T-72B3 and to damage a Russian BMP-2',
    'Our pilots used drones near Bakhmut on 5 May to burn a Russian T-72B3 and damage a Russian BMP-2',
    'The brigade employed FPV drones to knock out a Russian T-72B3 and to damage a Russian BMP-2',
    'The scouts managed to blow up a Russian T-72B3 and to damage a Russian BMP-2',
  ])('is reached: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 T-72B3 RUS destroyed', '1 BMP-2 RUS damaged']);
  });

  it.each([
    'The brigade plans to use FPV drones to destroy a T-72B3',
    'The brigade has never used Lancet drones to destroy a Leopard',
    'Such drones would be used to destroy a T-90M',
    'FPV drones used by the brigade are able to destroy a T-90M',
    'The brigade bought drones to destroy a T-72 and to damage a BMP-2',
  ])('is not always: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('a subject that a clause parts from its verb', () => {
  it.each([
    'A Russian T-90M that Moscow had sent up to help its BMP-2s was destroyed by a Javelin',
    'A Bradley fires on a Russian T-90M, which spins its turret and is later finished off by a drone',
    'The Russian T-90M, damaged by a mine and abandoned by its crew, was finished off by FPV drones',
    'A Russian T-90M, immobilised near Terny with a broken track, was later destroyed by artillery',
    'Scouts met a Russian T-90M that rolled past the shop and was then destroyed with a Javelin',
  ])('is what was lost: "%s"', (text) => {
    expect(lossesIn(text)).toEqual(['1 T-90M RUS destroyed']);
  });

  it.each([
    'The crew that drove the T-72 to Terny was captured',
    'The road that leads past the old T-72 was damaged by rain',
    'A Krab that fires at dawn and is hidden by noon was shown to reporters',
    'A T-72, repaired in Kharkiv and sent back to the front, was shown to reporters',
  ])('may be no item: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('how a loss is told in passing', () => {
  it.each([
    [
      'A Russian landing craft went down off Odesa after a missile hit it',
      '1 Naval Ships RUS destroyed',
    ],
    ['A Ukrainian Su-27 had gone down over the Black Sea', '1 Su-27 UKR destroyed'],
    ['A Ukrainian BTR-4E was lost to a mine south of Bakhmut', '1 BTR-4E UKR destroyed'],
    ['Russian BM-21 Grad destroyed (GMLRS), Svatove', '1 BM-21 Grad RUS destroyed'],
  ])('"%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'The price of a T-90M went down and sales of the Leopard went up',
    'A Russian T-72 went down the road to Terny',
    'The village was lost to the Russians after a T-72 came',
  ])('not of what only moves: "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
