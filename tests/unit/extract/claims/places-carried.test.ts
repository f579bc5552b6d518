import { describe, expect, it } from 'vitest';
import { readPost } from './told.ts';

function whereIn(text: string): readonly (string | null)[] {
  return readPost(text).map(({ place }) =>
    place === null ? null : `${place.name} ${place.where_prec}`,
  );
}

describe('a loss told in a sentence that names no place', () => {
  it.each([
    [
      'Спокойно было в Купянске. Вчера полезли у Роботино. Шли двумя группами. Российский Т-90М сгорел.',
      'Robotyne 2',
    ],
    [
      'Kherson is quiet. They came again near Robotyne at dawn. Nobody slept. A Russian T-90M burned down.',
      'Robotyne 2',
    ],
    ['У Херсоні тихо. Зранку лізли біля Роботиного.\n\nРосійський Т-90М згорів.', 'Robotyne 2'],
  ])('is at the place of the story before it: %s', (text, where) => {
    expect(whereIn(text)).toEqual([where]);
  });

  it.each([
    'Near Robotyne it is quiet, in Kherson it rains. Elsewhere a Russian T-90M was destroyed.',
    'Біля Роботиного тихо. У Херсоні дощ. Також знищено російський Т-90М.',
    'Losses: \n1) quiet at Robotyne\n2) nothing in Kherson\n3) Russian T-90M destroyed',
  ])('is nowhere where another story begins: %s', (text) => {
    expect(whereIn(text)).toEqual([null]);
  });
});

describe('a loss in the fight for a town, or on the way out of it', () => {
  it.each([
    ['Під час штурму Роботиного знищено російський Т-90М. Екіпаж лікують у Києві.', 'Robotyne 2'],
    ['В боях за Роботино уничтожен российский Т-90М. Экипаж лечат в Курске.', 'Robotyne 2'],
    ['A Russian T-90M was destroyed in the battle for Robotyne.', 'Robotyne 2'],
    ['The Russians lost a T-90M during the pullback from Robotyne.', 'Robotyne 2'],
    ['A Russian T-90M that came out of Robotyne was destroyed.', 'Robotyne 2'],
    ['Російський Т-90М знищено під час відступу з Роботиного.', 'Robotyne 2'],
    ['Уничтожен российский Т-90М на отходе из Роботино.', 'Robotyne 2'],
    ['Російський Т-90М знищено під час оборони Вигадівки.', 'Вигадівка null'],
  ])('is near it: %s', (text, where) => {
    expect(whereIn(text)).toEqual([where]);
  });

  it('is elsewhere where its own sentence says so', () => {
    expect(
      whereIn('After the battle for Kherson a Russian T-90M was destroyed near Robotyne.'),
    ).toEqual(['Robotyne 2']);
  });

  it('is not where the aircraft came from', () => {
    expect(whereIn('A Russian Su-34 that took off from Morozovsk was shot down.')).toEqual([null]);
  });
});

describe('the name of a street', () => {
  it('is no place', () => {
    expect(whereIn('A Russian Tigr was destroyed on Shevchenko street, Kharkiv.')).toEqual([
      'Kharkiv 1',
    ]);
  });
});
