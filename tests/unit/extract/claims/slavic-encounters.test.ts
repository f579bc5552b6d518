import { describe, expect, it } from 'vitest';
import { causesIn, lossesIn } from './told.ts';

describe('a weapon that meets an item, in the languages with cases', () => {
  it.each([
    ['«Ланцет» достал украинскую «Мсту-С» под Орловом', '1 2S19 Msta-S UKR destroyed'],
    ['Российский Т-80БВ далеко не ушёл, его достал «Корнет»', '1 T-80BV RUS destroyed'],
    ['«Корнет» нашёл украинский М113 у дороги', '1 M113 UKR destroyed'],
    ['«Стугна» відшукала російський Т-72Б3 в посадці', '1 T-72B3 RUS destroyed'],
    ['Російську БМП-2 наздогнав дрон під Куп’янськом', '1 BMP-2 RUS destroyed'],
    ['Російський Т-90М далеко не заїхав, його дістала «Стугна»', '1 T-90M RUS destroyed'],
  ])('is read where it struck in "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    ['Российская БМП-2 поймала «Джавелин»', '1 BMP-2 RUS destroyed'],
    ['Российский Т-72Б3 поймал гусеницей мину', '1 T-72B3 RUS destroyed'],
    ['Украинский «Кирпи» напоролся на мину', '1 BMC Kirpi UKR destroyed'],
    ['Украинский МТ-ЛБ наехал на заложенную ночью ТМ-62', '1 MT-LB UKR destroyed'],
    ['Російський БТР-82А зловив «Джавелін»', '1 BTR-82A RUS destroyed'],
    ['Російська БМП-3 наскочила на міну', '1 BMP-3 RUS destroyed'],
  ])('is read where the item met it in "%s"', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Дрон нашёл украинский М113 у дороги',
    'Украинская бригада на М113 получила «Джавелины»',
    'Російський Т-72Б3 не наїхав на міну',
    'Сапёры на БТР-82А сняли мину',
  ])('tells nothing in "%s"', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });

  it('is the cause', () => {
    expect(causesIn('Украинский МТ-ЛБ наскочил на ТМ-62')).toEqual(['Anti-tank mine']);
    expect(causesIn('Російський Т-90М заїхав у посадку, де його дістала «Стугна»')).toEqual([
      'Stugna-P',
    ]);
  });
});
