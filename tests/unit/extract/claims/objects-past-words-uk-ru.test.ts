import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('machines behind the men counted before them', () => {
  it.each([
    [
      'ВСУ потеряли до 45 военнослужащих, танк Т-64БВ и два пикапа.',
      ['1 T-64BV UKR destroyed', '2 Trucks, Vehicles and Jeeps UKR destroyed'],
    ],
    [
      'Ворог втратив до взводу піхоти, танк та дві БМП-2.',
      ['1 Tanks RUS destroyed', '2 BMP-2 RUS destroyed'],
    ],
    [
      'Уничтожены до 30 военнослужащих ВСУ, «Козак» и две М113.',
      ['1 Kozak UKR destroyed', '2 M113 UKR destroyed'],
    ],
    ['Окупанти втратили 12 осіб і БМП-3.', ['1 BMP-3 RUS destroyed']],
  ])('are lost too: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Вбили двох окупантів, танк відійшов.',
    'Уничтожили до 20 солдат ВСУ в посадке, танк ушёл.',
    'ВСУ потеряли до 45 военнослужащих.',
  ])('may have got away: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('what was damaged or left before it was finished', () => {
  it.each([
    ['Дрони добили раніше підбитий Т-72Б3 росіян.', '1 T-72B3 RUS destroyed'],
    ['Добили покинуту росіянами БМП-3.', '1 BMP-3 RUS destroyed'],
    ['Расчёт БПЛА сжёг ранее обездвиженный «Страйкер» ВСУ.', '1 Stryker UKR destroyed'],
    ['Дроны добили брошенную экипажем БМП «Брэдли» ВСУ.', '1 M2 Bradley UKR destroyed'],
  ])('is destroyed: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    ['Дрон помітив підбитий Т-72Б3 росіян.', '1 T-72B3 RUS damaged'],
    ['Росіяни намагаються витягти покинуту БМП-3.', '1 BMP-3 RUS abandoned'],
    ['Під селом стоїть підбитий російський Т-80.', '1 T-80 RUS damaged'],
  ])('is no more than told: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });
});

describe('a list past what its members are called or where they were made', () => {
  it.each([
    [
      'Уничтожены две гаубицы М777 производства США и РЛС AN/TPQ-36.',
      ['2 M777 UKR destroyed', '1 AN/TPQ-36 UKR destroyed'],
    ],
    [
      'Уничтожены «Краб» польского производства и танк ВСУ.',
      ['1 AHS Krab UKR destroyed', '1 Tanks UKR destroyed'],
    ],
    [
      'Знищено гаубицю Д-30 радянського виробництва та БМП-2 росіян.',
      ['1 D-30 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Танк «Леопард» немецкого производства и БМП «Мардер» уничтожены.',
      ['1 Leopard UKR destroyed', '1 Marder UKR destroyed'],
    ],
  ])('goes on: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    ['Уничтожена гаубица М777 производства США, танк отошёл.', ['1 M777 UKR destroyed']],
    [
      'Спалили ворожий «Град» радянського виробництва, наш «Краб» цілий.',
      ['1 BM-21 Grad RUS destroyed'],
    ],
    ['Сожгли М777 производства США, ищем «Краб».', ['1 M777 UKR destroyed']],
    ['Спалили ворожий «Град», шукаємо «Тор».', ['1 BM-21 Grad RUS destroyed']],
    ['Сожгли «Краб» ВСУ, ждём HIMARS.', ['1 AHS Krab UKR destroyed']],
  ])('ends: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});

describe('the next to meet the same fate, a while later', () => {
  it.each([
    [
      'Спалили ворожий БТР-82А, а за годину й БМП-2.',
      ['1 BTR-82A RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    ['Сожгли танк ВСУ, а через час — БМП-1.', ['1 Tanks UKR destroyed', '1 BMP-1 UKR destroyed']],
    [
      'Підбили Т-72 росіян, через двадцять хвилин — МТ-ЛБ.',
      ['1 T-72 RUS damaged', '1 MT-LB RUS damaged'],
    ],
    [
      'Росіяни не вберегли «Бук», а за добу й «Тор».',
      ['1 9K37 Buk RUS destroyed', '1 9K330 Tor RUS destroyed'],
    ],
    ['Из строя выведен танк ВСУ.', ['1 Tanks UKR damaged']],
    ['З ладу виведено танк росіян.', ['1 Tanks RUS damaged']],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    ['Спалили ворожий БТР-82А, а за годину БМП-2 втекла.', ['1 BTR-82A RUS destroyed']],
    ['Сожгли танк ВСУ, через час БМП-1 отошла.', ['1 Tanks UKR destroyed']],
    ['Спалили ворожий БТР-82А за годину до світанку.', ['1 BTR-82A RUS destroyed']],
  ])('leaves %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });
});
