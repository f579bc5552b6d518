import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('Ukrainian fates that did not come about', () => {
  it.each([
    'Майже збили російський Су-25 над Лиманом.',
    'Комплекс розроблено для знищення російських танків.',
    'Російських Т-72 серед знищених не було.',
    'Знищених російських Т-72 немає.',
    'Спалені російські танки доведеться замінювати.',
    'Російська БМП-2 загорілася, але її загасили.',
    'Російський танк горить, якщо його бачить дрон.',
    'Він би згадав підбитий російський Т-72.',
    'Т-72 стоїть під Лиманом. Що знищено, дізнаємося згодом.',
    '«Збито Су-25 над Лиманом». Так пишуть щодня. Втрат не було.',
    'Знищено: танки 11 355, гаубиці 34 437, літаки 428.',
    'Росіяни знищили Т-72, виставлений як приманка.',
    'Танк Т-72 виїхав на вогневу і відстрілявся.',
  ])('reads no loss in %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Майже повністю знищено російський Т-72.', '1 T-72 RUS destroyed'],
    ['Російський Т-72 згорів: загасити не вдалося.', '1 T-72 RUS destroyed'],
    [
      'На катку російського Т-72 вм’ятина. Танк знищено 7 квітня 2022 року.',
      '1 T-72 RUS destroyed',
    ],
  ])('still reads %s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});

describe('Ukrainian fates told around the verb', () => {
  it('takes what follows a pronoun and its verb for who did it', () => {
    expect(told('Російський Т-72 стояв під Лиманом. Його спалила наша БМП-2.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });

  it('takes a name after a noun in the instrumental for the tool', () => {
    expect(told('Російський Т-72 знищено безпілотником «Байрактар».')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });

  it('leaves the objects of one verb to it when the next has one of its own', () => {
    expect(told('Знищено два російські Т-72 і Су-25, ще одну БМП-2 захоплено.')).toEqual([
      '2 T-72 RUS destroyed',
      '1 Su-25 RUS destroyed',
      '1 BMP-2 RUS captured',
    ]);
  });

  it('counts one more of what an earlier sentence named', () => {
    expect(told('Дві російські БМП-2 згоріли. Пілоти знищили ще одну.')).toEqual([
      '2 BMP-2 RUS destroyed',
      '1 BMP-2 RUS destroyed',
    ]);
  });

  it('counts those hit out of those given', () => {
    expect(told('З переданих Т-72 пошкоджено три.')).toEqual(['3 T-72 null damaged']);
  });

  it('reads whose losses a line with nothing but a side heads', () => {
    expect(told('Росія:\n2× Т-72 (знищено)\n\nУкраїна:\n1× БМП-2 (покинуто)')).toEqual([
      '2 T-72 RUS destroyed',
      '1 BMP-2 UKR abandoned',
    ]);
  });

  it('reads a count behind the sign of multiplication or a dash before a remark', () => {
    expect(told('Російські БМП-2 ×4 (спалені).')).toEqual(['4 BMP-2 RUS destroyed']);
    expect(told('Знищено: Т-72 — 3 (Лукашівка).')).toEqual(['3 T-72 null destroyed']);
  });
});

describe('Ukrainian status words of real posts', () => {
  it.each([
    ['Вчора дістали російський «Тор».', '1 Tor RUS destroyed'],
    ['Дрон наздогнав російський «Орлан-10».', '1 Orlan-10 RUS destroyed'],
    ['Російський літак Су-25 рухнув під Орлом.', '1 Su-25 RUS destroyed'],
    ['Російський Су-25 зник із радарів над Лиманом.', '1 Su-25 RUS destroyed'],
    ['Російська БМП-2 стала жертвою дрона.', '1 BMP-2 RUS destroyed'],
    ['Дві російські БМП-2 лягли під Лиманом.', '2 BMP-2 RUS destroyed'],
    ['Втрачений український Т-72 на мінному полі.', '1 T-72 UKR destroyed'],
    ['Російська БМП-2 отримала критичні пошкодження.', '1 BMP-2 RUS damaged'],
    ['Російська БМП-2 спіймала FPV.', '1 BMP-2 RUS damaged'],
    ['Російську БМП-2 евакуювати не вдалося.', '1 BMP-2 RUS abandoned'],
  ])('reads %s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});
