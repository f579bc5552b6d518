import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('nicknames of machines', () => {
  it.each([
    ['«Ланцет» сжёг «Богдану» ВСУ у Гришино.', '1 2S22 Bohdana UKR destroyed'],
    ['Вчора знищили ворожий «Житель» біля Токмака.', '1 R-330Zh Zhitel RUS destroyed'],
    ['Наши разобрали вражеский «Терминатор» под Кременной.', '1 BMPT Terminator RUS destroyed'],
    ['Российский камазик сгорел на дороге к Часову Яру.', '1 KamAZ RUS destroyed'],
    ['Ворожу бешку спалили на світанку.', '1 BMP RUS destroyed'],
    ['Российскую мотолыжку добили сбросами.', '1 MT-LB RUS destroyed'],
    [
      'Ворожий понтонний парк знищено під Білогорівкою.',
      '1 Engineering Vehicles And Equipment RUS destroyed',
    ],
    ['Уничтожена станция контрбатарейной борьбы ВСУ.', '1 Radars UKR destroyed'],
    ['Противник втратив «Хризантему», згоріла в посадці.', '1 9P157-2 Khrizantema-S RUS destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Санаторий «Хризантема» уничтожен ударом.',
    'Готель «Лотос» зруйновано ракетою.',
    'Табір «Оріон» пошкоджено уламками.',
    'Фура з дровами згоріла під Вінницею.',
    'Мирный житель погиб при подрыве «Нивы» на мине.',
    'Колишній «Житель» розбив тарілку.',
  ])('reads nothing in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('what befalls a machine, in words of the trenches', () => {
  it.each([
    ['Російський БТР-80 рознесло прямим влучанням біля Роботиного.', '1 BTR-80 RUS destroyed'],
    ['Російську БМП-2 спалило влучним пострілом із засідки.', '1 BMP-2 RUS destroyed'],
    ['Российский Т-80БВ поймал фпв в корму.', '1 T-80BV RUS damaged'],
    ['Вражеский Т-72Б3 лежит на боку под Купянском.', '1 T-72B3 RUS damaged'],
    ['Российская БМП-2 встала на мину под Купянском.', '1 BMP-2 RUS destroyed'],
    ['Российский Т-80БВ свое отвоевал.', '1 T-80BV RUS destroyed'],
    ['Ворожу гаубицю Д-30 закидали скидами біля Куп’янська.', '1 D-30 RUS destroyed'],
    ['Ворожий Т-72Б3 стоїть без екіпажу в полі.', '1 T-72B3 RUS abandoned'],
    ['Ворожий Т-72Б3 тепер наш.', '1 T-72B3 RUS captured'],
    ['Наши взяли вражеский Т-72Б3 целым.', '1 T-72B3 RUS captured'],
    ['Піхота помножила ворожий Т-90М на нуль.', '1 T-90M RUS destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Накрыли танк сеткой и ветками.',
    'Накрили гаубицю маскувальною сіткою.',
    'Тепер наші танки готові до зими.',
    'Теперь у нас два «Мавика», спасибо всем.',
    'Камаз с грузом сгорел бы на таком подъёме.',
    'Ліквідація наслідків аварії КамАЗа завершена.',
    'Оформили пикап на бригаду.',
    'САУ стала на позицію.',
    'Їх артилерія мовчала. З HIMARS накрили їх штаб у Ясинуватій.',
  ])('reads nothing in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('what stands between an item and its verb, or behind the verb', () => {
  it.each([
    ['БРЕМ-1 росіян, що прийшла по танк, сама згоріла від «Джавеліна».', '1 BREM-1 RUS destroyed'],
    ['БРЭМ-1 россиян, которая ползла за танком, сама сгорела к утру.', '1 BREM-1 RUS destroyed'],
    ['Пускову С-300 росіян спалили двома GMLRS.', '1 S-300 RUS destroyed'],
    ['ПУ С-300 россиян сожгли тремя GMLRS под Белгородом.', '1 S-300 RUS destroyed'],
    ['«Бредлі» 47-ї втрачено під Бердичами — приліт КАБа.', '1 M2 Bradley UKR destroyed'],
    ['Т-64БВ ВСУ кирдык.', '1 T-64BV UKR destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'С-300 сожгли бы двумя GMLRS, но их нет.',
    'БРЕМ-1, що прийшла по техніку, сама повернулася на базу.',
    'Отпуску кирдык, танк ждёт.',
  ])('reads nothing in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});
