import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a loss told over several sentences', () => {
  it.each([
    [
      'names the item after its fate',
      'Дрон спалив його просто в капонірі. Це був російський «Бук-М1».',
      ['1 9K37M1 Buk-M1 RUS destroyed'],
    ],
    [
      'names the item after its fate, in Russian',
      'Подожгли её прямо на марше. Это была российская САУ «Мста-С».',
      ['1 2S19 Msta-S RUS destroyed'],
    ],
    [
      'goes on about a machine known by its owner alone',
      'Танк ВСУ зашёл в Работино. Машину потом добили «Ланцетом».',
      ['1 Tanks UKR destroyed'],
    ],
    [
      'strikes a part and tells the rest later',
      'Сбросили две гранаты в люк российского танка. Горел до утра.',
      ['1 Tanks RUS destroyed'],
    ],
    [
      'says again what a ship is',
      'Російський крейсер «Москва», флагман флоту, затонув. Напередодні він отримав дві ракети «Нептун».',
      ['1 Moskva (Project 1164) RUS destroyed'],
    ],
    [
      'throws a turret some way off',
      'Российский Т-80БВМ получил «Джавелин», башня метров на десять улетела.',
      ['1 T-80BVM RUS destroyed'],
    ],
    [
      'tells of the first and the second of a list',
      'Из леса выехали российские Т-62М и БМП-1. Первый сгорел на мине. Второй бросили.',
      ['1 T-62M RUS destroyed', '1 BMP-1 RUS abandoned'],
    ],
    [
      'tells of the first and the second of a list, in Ukrainian',
      'З лісу виїхали російські Т-62М і БМП-1. Перший згорів. Другий кинули.',
      ['1 T-62M RUS destroyed', '1 BMP-1 RUS abandoned'],
    ],
    [
      'tells of the one and of the other',
      'Две российские БМП-2 вышли из леса. Одна сгорела, другую затрофеили.',
      ['1 BMP-2 RUS destroyed', '1 BMP-2 RUS captured'],
    ],
    ['names a day, no item', 'Це був важкий день. Наш Т-64 відпрацював по посадці.', []],
    [
      'says what is left of it',
      'Екіпаж російського Т-72Б3 розбігся. Під вечір від танка лишився самий каркас.',
      ['1 T-72B3 RUS destroyed'],
    ],
    [
      'tells of the third of four',
      'Їхали чотири російські БМП-3. Третю росіяни кинули, бо злетіла гусениця.',
      ['1 BMP-3 RUS abandoned'],
    ],
    [
      'tells of the fourth by a participle first',
      'Шли четыре российские БМП-3. Четвёртую, подорвавшуюся, добили сбросом.',
      ['1 BMP-3 RUS destroyed'],
    ],
    [
      'has a second unit that did it',
      'Друга бригада спалила російський Т-80БВ.',
      ['1 T-80BV RUS destroyed'],
    ],
    [
      'goes on under a bare noun',
      'Зупинився російський Т-80БВМ. Дві доби танк стояв у полі. Згорів на третю.',
      ['1 T-80BVM RUS destroyed'],
    ],
    [
      'lets a drone look on',
      'Російський Т-72Б3 стояв під сіткою. Його бачив «Орлан». Згорів дощенту.',
      ['1 T-72B3 RUS destroyed'],
    ],
    [
      'says something of all',
      'МТ-ЛБ і дві БМП-2 росіян під Лиманом. Усе в попіл.',
      ['1 MT-LB RUS destroyed', '2 BMP-2 RUS destroyed'],
    ],
    [
      'shows a part of it first',
      'Корпус російської БМП-3. Підбита восени під Торським.',
      ['1 BMP-3 RUS damaged'],
    ],
    [
      'counts munitions, no machine',
      'Украинцы потеряли «Страйкер». Мы потеряли Т-90М: пришла пара FPV, туда положили третью.',
      ['1 Stryker UKR destroyed', '1 T-90M RUS destroyed'],
    ],
  ])('%s: %s', (_, text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('a loss told past other clauses', () => {
  it.each([
    [
      'Російський БТР-82А, що вночі привіз піхоту, якої ніхто не чекав, 5 червня згорів.',
      ['1 BTR-82A RUS destroyed'],
    ],
    [
      'Российский Су-25, поднявшийся с аэродрома, который обстреливали накануне, сбит над Торецком.',
      ['1 Su-25 RUS destroyed'],
    ],
    ['Знято з російського танка Т-90М, який кинули під Лиманом.', ['1 T-90M RUS abandoned']],
    [
      'Броневик «Тигр» россиян вместе с десантом сгорел под Горловкой.',
      ['1 GAZ Tigr RUS destroyed'],
    ],
    ['Из пяти российских БМП-2 сгорели три.', ['3 BMP-2 RUS destroyed']],
    ['Российский Ка-52 на базу не вернулся.', ['1 Ka-52 Alligator RUS destroyed']],
    [
      'Перша російська «Акація» втекла, другу накрив «Хаймарс», згоріла вщент.',
      ['1 2S3 Akatsiya RUS destroyed'],
    ],
    [
      'Дві російські «Малки» під Селидовим (2С7М) більше не стріляють.',
      ['2 2S7M Malka RUS destroyed'],
    ],
    ['Дві згорілі російські БМП-2 (одна без гусениць), Погребки.', ['2 BMP-2 RUS destroyed']],
    ['Сбит российский беспилотник С-70 «Охотник».', ['1 S-70 Okhotnik RUS destroyed']],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('a list below a heading', () => {
  it('takes over what the heading above its sides tells', () => {
    const text = 'Втрати дня\nВони:\n- Т-90М, скид\n- БМП-2, міна\nМи:\n- М113, ланцет';
    expect(lossesIn(text)).toEqual([
      '1 T-90M RUS destroyed',
      '1 BMP-2 RUS destroyed',
      '1 M113 UKR destroyed',
    ]);
  });

  it('belongs to the flag above it', () => {
    const text = '🇷🇺\nТ-72Б3 — уничтожен\n🇺🇦\nТ-64БВ — повреждён';
    expect(lossesIn(text)).toEqual(['1 T-72B3 RUS destroyed', '1 T-64BV UKR damaged']);
  });

  it('belongs to the side that labels it, not to the side that only tells it', () => {
    expect(lossesIn('РФ: БМП-2, сгорела. ВСУ: Т-64БВ, подбит.')).toEqual([
      '1 BMP-2 RUS destroyed',
      '1 T-64BV UKR damaged',
    ]);
    expect(lossesIn('ВСУ: уничтожены два российских Т-72.')).toEqual(['2 T-72 RUS destroyed']);
  });

  it('counts classes by the day no more than before', () => {
    expect(lossesIn('Втрати ворога за добу\nТанків — 12\nББМ — 30')).toEqual([]);
  });
});

describe('whose a machine was that its own side destroyed', () => {
  it.each([
    ['Сожжённый россиянами при отступлении Т-80БВ.', ['1 T-80BV RUS destroyed']],
    ['Сожжён «Торнадо-Г», чтобы не достался украинцам.', ['1 2B17 Tornado-G RUS destroyed']],
    ['Экипаж украинской 24-й бригады бросил БМП-1 под Торецком.', ['1 BMP-1 UKR abandoned']],
    [
      'Сгорели Т-80БВ и БМП-2. Всё 20-й мотострелковой дивизии РФ, атака 30 мая.',
      ['1 T-80BV RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});
