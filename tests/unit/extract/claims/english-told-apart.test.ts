import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('an item and its fate told apart, in English', () => {
  it.each([
    'Two Russian T-72s, one Russian Ka-52. All three burned',
    'Two Russian T-72s and a Ka-52. A Lancet came. All of them burned',
  ])('reads a counted pronoun as all that was listed: "%s"', (text) => {
    expect(told(text)).toHaveLength(2);
  });

  it('reads "its destruction" as said of what was named', () => {
    expect(
      told('A Russian T-72 was seen at dawn. On Monday the army confirmed its destruction'),
    ).toEqual(['1 T-72 RUS destroyed']);
  });

  it('goes on about the only thing a text has named', () => {
    const story =
      'Our T-72 was new. It was cold. It rained. The road was bad. We sang. It burned out';
    expect(told(story)).toHaveLength(1);
  });

  it('reads the names out of a class that was lost', () => {
    const text = 'Russian forces left 20 vehicles behind, among them two T-72s and a Ka-52';
    expect(told(text)).toEqual(['2 T-72 RUS abandoned', '1 Ka-52 RUS abandoned']);
  });

  it('reads a fall of another machine in the next clause as its own', () => {
    const text =
      'Russian troops left 20 vehicles behind, among them two T-72s, and a Ka-52 had been shot down';
    expect(told(text)).toContain('1 Ka-52 RUS destroyed');
    expect(told(text)).toContain('2 T-72 RUS abandoned');
  });

  it.each([
    ['A Russian T-72 hit while towing a Leopard, then burned out', '1 T-72 RUS destroyed'],
    ['A Russian T-72 (number 12, winter paint) burned out', '1 T-72 RUS destroyed'],
    ['A Russian T-72, its turret lying upside down in the ditch', '1 T-72 RUS destroyed'],
    ['Russian losses amounted to up to 100 men and one T-72', '1 T-72 RUS destroyed'],
    ['The crew had to blow up a Russian T-72', '1 T-72 RUS destroyed'],
    ['Russian T-72 | destroyed | 3', '3 T-72 RUS destroyed'],
    ['A Russian T-72 was left in a barn in working order', '1 T-72 RUS abandoned'],
    ['A farmer takes home a Russian T-72', '1 T-72 RUS captured'],
    ['A Russian officer surrendered his T-72', '1 T-72 RUS captured'],
    ['A Russian T-72 lost its optics', '1 T-72 RUS damaged'],
  ])('reads "%s"', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});

describe('what only sounds like a loss in English', () => {
  it.each([
    'Germany handed over its Leopards to Ukraine',
    'A Lancet almost destroyed a Ukrainian Leopard today',
    'Does anyone have a source for the claim that a Russian Ka-52 was shot down yesterday?',
    'Claims that missiles had destroyed a Ukrainian Leopard are not supported by satellite images',
    'He knew how a Russian T-72 burns and still volunteered',
    'Russian T-72 hulks downrange were destroyed long before they came',
    'February 2015: two T-72s destroyed by rebels',
    'Moscow keeps a list of destroyed Ukrainian tanks',
    'Tanks destroyed: 37',
    'Battle report, 2000 pts: my Javelin destroys his T-72',
    'A team was sent to pick up the wounded and was destroyed near Kherson',
    'A Russian ship of the fleet joined the Black Sea Fleet',
  ])('reads no loss from "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('reads an active perfect as the deed of what "it" means', () => {
    const text = 'A Ukrainian Leopard drove up. It had shot down two missiles.';
    expect(told(text)).toEqual([]);
  });
});
