import { describe, expect, it } from 'vitest';
import { claimsOf } from '../places/place-told.ts';
import { readPost } from './told.ts';

function ownersOf(text: string): readonly (string | null)[] {
  const claims = /[а-яіїєґ]/i.test(text) ? readPost(text) : claimsOf(text);
  return claims.map(({ lost_by }) => lost_by);
}

describe('whose the things of a line, a list, a column were', () => {
  it.each([
    ['Три згорілі БМП-2. Колона росіян під Ічнею.', ['RUS']],
    ['Сгоревшие БМП-2. Колонна ВСУ под Суджей.', ['UKR']],
    ['Terny, 26 Oct. Count from one pass, all 🇷🇺:\n2x T-72B destroyed', ['RUS']],
    ['RU: T-72B, burned; BMP-2, destroyed. UA: MT-LB, burned; BMP-1, destroyed.', 'RRUU'],
    ['РФ: БМП-2, сожжена; МТ-ЛБ, брошена. ВСУ: танк, подбит; БМП-1, сожжена.', 'RRUU'],
  ])('%s', (text, owners) => {
    const expected = typeof owners === 'string' ? [...owners].map(sideOf) : owners;
    expect(ownersOf(text)).toEqual(expected);
  });

  it.each([
    ['Згоріли три БМП-2. Колона росіян втратила ще й танк.', ['RUS', 'RUS']],
    ['A BMP-2 was destroyed; the MT-LB was abandoned near Lyman.', [null, null]],
    ['Спалено БМП-2. Колона волонтерів проїхала далі.', [null]],
    ['Terny. 🇷🇺 shelling all day. A BMP-2 was destroyed.', [null]],
  ])('said of other things, or of nobody: %s', (text, owners) => {
    expect(ownersOf(text)).toEqual(owners);
  });
});

function sideOf(letter: string): string {
  return letter === 'R' ? 'RUS' : 'UKR';
}

describe('the enemy of a crew whose weapon only one side has', () => {
  it.each([
    ['Vampire crews report: 4 enemy trucks destroyed at Oleshky.', 'RUS'],
    ['A Vampire crew destroyed an enemy truck at Oleshky.', 'RUS'],
    ['Екіпаж «Вампіра» спалив вантажівку противника під Кринками.', 'RUS'],
    ['Экипаж «Молнии» добил Т-64БВ противника под Курахово.', 'UKR'],
    ['Our Mi-8 was hit over the Azov coast by a Ukrainian drone and crashed.', 'RUS'],
  ])('%s', (text, owner) => {
    expect(ownersOf(text)).toEqual([owner]);
  });

  it.each([
    ['Расчёт «Корнета» сжёг танк противника под Курахово.'],
    ['Нашли сгоревший танк. Экипаж молнией выскочил.'],
    ['A tank was destroyed. Vampires are a myth.'],
  ])('a weapon of both, no weapon: %s', (text) => {
    expect(ownersOf(text)).toEqual([null]);
  });
});
