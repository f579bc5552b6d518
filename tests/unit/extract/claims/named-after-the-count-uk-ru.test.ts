import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('the kinds named out of what was counted as one class', () => {
  it.each([
    [
      'За добу вороги втратили п’ять бронемашин, серед них два Т-80 та БМП-3.',
      ['2 T-80 RUS destroyed', '1 BMP-3 RUS destroyed'],
    ],
    ['Знищено шість російських бронемашин, з них дві БМП-1.', ['2 BMP-1 RUS destroyed']],
    ['Окупанти втратили вісім одиниць техніки, у тому числі три Т-62.', ['3 T-62 RUS destroyed']],
    ['Сожжены четыре бронемашины ВСУ, из них две М113.', ['2 M113 UKR destroyed']],
    [
      'ВСУ потеряли девять бронемашин, в том числе «Козак» и две БМП-1.',
      ['1 Kozak UKR destroyed', '2 BMP-1 UKR destroyed'],
    ],
    ['Три российские бронемашины уничтожены, среди них БМП-3.', ['1 BMP-3 RUS destroyed']],
    ['Сім одиниць російської техніки знищено, серед них два Т-72.', ['2 T-72 RUS destroyed']],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    ['Російська колона втратила три БМП, з них дві БМП-2 евакуювали.', ['3 BMP RUS destroyed']],
    ['Росіяни втратили танк, серед них є поранені.', ['1 Tanks RUS destroyed']],
  ])('leaves %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it('makes no losses of an official sum', () => {
    expect(
      lossesIn('За рік обидві сторони втратили до 900 танків, у тому числі до 200 Т-72Б3.'),
    ).toEqual([]);
  });
});

describe('the kinds told in the next sentence', () => {
  it.each([
    [
      'Росіяни втратили шість бронемашин. Дві з них — БМП-2, решта МТ-ЛБ.',
      ['2 BMP-2 RUS destroyed', '4 MT-LB RUS destroyed'],
    ],
    [
      'ВСУ потеряли пять бронемашин. Из них две — БМП-1, одна М113.',
      ['2 BMP-1 UKR destroyed', '1 M113 UKR destroyed'],
    ],
    [
      'Уничтожены четыре бронемашины ВСУ. Среди них две БМП-1 и «Козак».',
      ['2 BMP-1 UKR destroyed', '1 Kozak UKR destroyed'],
    ],
    [
      'На відео — десяток спалених російських машин. Експерти нарахували серед них три танки.',
      ['3 Tanks RUS destroyed'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    [
      'ВСУ потеряли шесть бронемашин. Две из них вытащили на БРЭМ.',
      ['6 Armoured Fighting Vehicles UKR destroyed'],
    ],
    [
      'Окупанти втратили п’ять бронемашин. Серед них не було жодної БМП-3.',
      ['5 Armoured Fighting Vehicles RUS destroyed'],
    ],
    [
      'Знищено дві російські бронемашини. З ними йшов Т-72.',
      ['2 Armoured Fighting Vehicles RUS destroyed'],
    ],
  ])('leaves %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('the name told after the loss', () => {
  it.each([
    ['Спалили ворожий танк. Це був Т-90М.', '1 T-90M RUS destroyed'],
    ['Підбили російську гаубицю — це «Мста-Б».', '1 2A65 Msta-B RUS damaged'],
    ['Знищили ворожий танк. Машина виявилася Т-72Б3.', '1 T-72B3 RUS destroyed'],
    ['Сожгли танк ВСУ. Судя по всему, это Т-64БВ.', '1 T-64BV UKR destroyed'],
    ['Сожгли танк ВСУ, это оказался «Леопард 2А6».', '1 Leopard 2A6 UKR destroyed'],
    ['Минус танк ВСУ! Т-64БВ, если точнее.', '1 T-64BV UKR destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    ['Сожгли танк ВСУ. Это не Т-64БВ.', '1 Tanks UKR destroyed'],
    ['Спалили ворожий танк. Наш Т-64 повернувся в тил.', '1 Tanks RUS destroyed'],
    ['Сожгли танк ВСУ. Это Т-90М работал по лесополке.', '1 Tanks UKR destroyed'],
    ['Знищили ворожий танк. Це Т-72?', '1 Tanks RUS destroyed'],
  ])('leaves %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });
});

describe('the Ukrainian "й"', () => {
  it.each([
    ['Знищено Т-72 й БМП-2 росіян.', ['1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed']],
    [
      'Дрони спалили ворожу «Ниву» й вантажний «Урал».',
      ['1 Lada Niva RUS destroyed', '1 Ural RUS destroyed'],
    ],
    [
      'Підбито російську гаубицю «Мста-Б» й два БТР-82А.',
      ['1 2A65 Msta-B RUS damaged', '2 BTR-82A RUS damaged'],
    ],
    ['Спалено танк окупантів Т-90М й БРЕМ-1.', ['1 T-90M RUS destroyed', '1 BREM-1 RUS destroyed']],
  ])('joins two items: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    ['3-й танковий полк росіян втратив БМП-2.', ['1 BMP-2 RUS destroyed']],
    ['Росіяни втратили БМП-2 й відійшли за річку.', ['1 BMP-2 RUS destroyed']],
    ['Екіпаж Т-72 злякався й повернув на БМП-2 назад.', []],
  ])('joins no more than stands there: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});
