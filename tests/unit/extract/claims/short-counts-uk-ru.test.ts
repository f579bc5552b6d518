import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a bare count behind a verb', () => {
  it.each([
    ['Російські БМП-1 пішли на штурм. Спалили три.', ['3 BMP-1 RUS destroyed']],
    ['Катера ВСУ ходят ночью; вчера потопили два.', ['2 Naval Ships UKR destroyed']],
    ['Зайшли на шести російських МТ-ЛБ, спалили чотири.', ['4 MT-LB RUS destroyed']],
    ['Три танки росіян вийшли з лісу. Підбили один.', ['1 Tanks RUS damaged']],
    ['Две БМП-1 ВСУ пошли на штурм, сожгли обе.', ['2 BMP-1 UKR destroyed']],
  ])('is one of those named before: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Російські танки йшли колоною. Знищили два склади.',
    'Російські БМП-2 пішли на штурм. Взяли двох у полон.',
    'Российский Т-72 вышел из леса. Подбили два.',
    'Дрон помітив БМП-2 росіян. Скинули дві гранати.',
  ])('is of something else: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('the fate its crew gives a machine', () => {
  it.each([
    ['Екіпаж російського танка покинув машину й утік.', ['1 Tanks RUS abandoned']],
    [
      'Экипаж БРЭМ ВСУ бросил машину в поле.',
      ['1 Engineering Vehicles And Equipment UKR abandoned'],
    ],
    [
      'Зайшли два російські БТР: один спалили, другий екіпаж кинув і втік.',
      ['1 BTR RUS destroyed', '1 BTR RUS abandoned'],
    ],
    [
      'Пришли два украинских БТР: первый сожгли, второй экипаж бросил.',
      ['1 BTR UKR destroyed', '1 BTR UKR abandoned'],
    ],
    ['Сожгли танк ВСУ. Экипаж вышел, один «трёхсотый».', ['1 Tanks UKR destroyed']],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Екіпаж російського танка покинув позицію.',
    'Другий екіпаж кинув гранату в окоп.',
    'Екіпаж танка відвів машину в тил.',
  ])('leaves %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('two nouns of one machine', () => {
  it.each([
    [
      'Знищено два винищувачі-бомбардувальники Су-34 та один Су-35С противника!',
      ['2 Su-34 RUS destroyed', '1 Su-35S RUS destroyed'],
    ],
    ['Сбит российский истребитель-бомбардировщик Су-34.', ['1 Su-34 RUS destroyed']],
    ['Сбит украинский истребитель-перехватчик МиГ-29.', ['1 MiG-29 UKR destroyed']],
    ['Збили російський літак-розвідник Іл-20М.', ['1 Il-20M RUS destroyed']],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('trucks in one list with what is somebody’s', () => {
  it.each([
    [
      'П’ять багі й «Тигр» окупантів горять.',
      ['5 Trucks, Vehicles and Jeeps RUS destroyed', '1 GAZ Tigr RUS destroyed'],
    ],
    [
      'Сожгли БМП-1 ВСУ и два багги.',
      ['1 BMP-1 UKR destroyed', '2 Trucks, Vehicles and Jeeps UKR destroyed'],
    ],
    [
      'Знищено три пікапи та БМП-2 росіян.',
      ['3 Trucks, Vehicles and Jeeps RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Подбиты два пикапа и «Козак» ВСУ.',
      ['2 Trucks, Vehicles and Jeeps UKR damaged', '1 Kozak UKR damaged'],
    ],
  ])('are lost with it: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Сгорели пять машин и склад.',
    'Унаслідок обстрілу згоріло сім машин.',
    'У дворі згоріли два автомобілі й гараж.',
  ])('are anybody’s else: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('signs and idioms', () => {
  it.each([
    [
      '🛻💀 2 x УАЗ «Патріот», 1 x БТР-80. Власник: окупанти.',
      ['2 UAZ Patriot RUS destroyed', '1 BTR-80 RUS destroyed'],
    ],
    ['Буханка окупантів поїхала на концерт до Кобзона.', ['1 UAZ-452 RUS destroyed']],
    ['ТОС-1А «Солнцепек» росіян більше не пече!', ['1 TOS-1A RUS destroyed']],
    ['Втрати ворога: танк, два БТР-82А.', ['1 Tanks RUS destroyed', '2 BTR-82A RUS destroyed']],
    ['Потери ВСУ: танк, гаубица Д-30.', ['1 Tanks UKR destroyed', '1 D-30 UKR destroyed']],
    ['Російський катер поплив на дно.', ['1 Naval Ships RUS destroyed']],
  ])('tell of a loss: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    '💀 2 танки Т-72 їдуть у Покровськ',
    'Наш танк поїхав на полігон.',
    'Втрати ворога: танки – 5, ББМ – 10, літаки – 1.',
    '«Буханка» поїхала на концерт із волонтерами.',
  ])('tell of none: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('what did not happen', () => {
  it.each([
    'Росіяни знову «знищили» Patriot під Харковом.',
    'Российские каналы снова «сбили» F-16.',
    'Ворожі канали пишуть, що нібито знищили HIMARS. Підтверджень немає.',
    'Российские каналы пишут, что якобы уничтожили HIMARS. Доказательств не приводят.',
    'Уничтожено техники: танков 3, ББМ 7, автоцистерн 64.',
    'Знищено за добу: танків 4, ББМ 9, артсистем 31.',
  ])('is no loss: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });

  it('is not said of an item that somebody else’s drones are named after', () => {
    expect(
      lossesIn('Радар 92Н6 росіян пошкоджено. Окупанти заявили про «всі збиті дрони».'),
    ).toEqual(['1 92N6 Grave Stone RUS damaged']);
  });

  it('keeps what was seen', () => {
    expect(lossesIn('Росіяни «задвохсотили» наш Т-64.')).toHaveLength(1);
    expect(lossesIn('Уничтожены: танк ВСУ, 2 БМП-1, 3 МТ-ЛБ.')).toHaveLength(3);
  });
});
