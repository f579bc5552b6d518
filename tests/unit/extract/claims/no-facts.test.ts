import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('what is asked, denied or did not happen', () => {
  it.each([
    'How many Russian T-72s were destroyed near Bakhmut?',
    'Was the Russian T-72 destroyed?',
    'Did Ukraine destroy a Russian T-80BV near Bakhmut?',
    'Скільки російських танків знищили під Бахмутом?',
    'Чи був знищений російський Т-72?',
    'Сколько российских танков уничтожили под Бахмутом?',
    'Был ли уничтожен российский Т-72?',
  ])('is no claim as a question: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is a doubtful claim where the question only doubts it', () => {
    expect(only('Russian T-72 destroyed near Bakhmut?').tags).toContain('alleged');
  });

  it.each([
    'A Ukrainian M777 was destroyed in Bakhmut. The ministry denied this.',
    'Channels say a Ukrainian M777 was destroyed in Bakhmut. The ministry denied the loss.',
    'A Russian T-72 was destroyed near Bakhmut. Later it turned out the tank survived.',
    'Повідомляли, що знищено українську гаубицю М777. Військові це спростували.',
    'Знищено російський Т-72М. Згодом виявилося, що танк уцілів.',
    'Сообщалось, что уничтожена украинская М777. Военные это опровергли.',
  ])('is no claim where the next sentence takes it back: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is a claim where the next sentence does not deny it', () => {
    expect(told('A Ukrainian M777 was destroyed. The ministry has not denied this.')).toHaveLength(
      1,
    );
  });

  it.each(['Російський Т-72 майже знищено.', 'Российский Т-72 почти сожжён.'])(
    'is no claim where it nearly happened: "%s"',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );

  it.each([
    'Russian Grad destroyed Bakhmut.',
    'Russian tanks destroyed Kreminna.',
    'Russian T-72 damaged Bakhmut.',
  ])('is no loss of what destroyed a town: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is a loss where a caption names the place after it', () => {
    expect(told('Russian T-72 destroyed, Bakhmut.')).toHaveLength(1);
    expect(told('Russian T-72 destroyed Bakhmut, June 2023')).toHaveLength(1);
  });
});

describe('a count between two bounds', () => {
  it.each([
    'Between eight and ten Russian tanks were destroyed.',
    'Between 8 and 10 Russian T-72s burned.',
    '8 to 10 Russian tanks were destroyed.',
    'Між 8 та 10 російських танків знищено.',
    'Между 8 и 10 российских танков уничтожено.',
  ])('is unknown: "%s"', (text) => {
    expect(only(text)).toMatchObject({ quantity: null });
  });
});

describe('the side named in a heading of a list', () => {
  it('owns the items and did not strike them', () => {
    expect(only('Three Russian vehicles destroyed: a T-72').attacker).toBeNull();
  });
});
