import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('words of loss in their everyday sense', () => {
  it.each([
    'Союзники подарили нам ещё два HIMARS',
    'Волонтери підігнали нам пікап і БТР-80',
    'Польські «Краби» тепер служать у ЗСУ',
    'Kyiv claims its first F-16 jets have arrived',
    'The M777 is out of order',
    'That leaves us two Leopards short',
    'Последний рейс Ил-76 с гуманитарной помощью сел в Алеппо',
    'Rzeszow is the last stop for Abrams tanks before Ukraine',
    'A Leopard 2 on a transporter burned on the autobahn near Kassel',
  ])('tell of none in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a side that is named for something else', () => {
  it.each([
    ['The Ukrainians sent a T-72 to the scrapyard near Terny', 'RUS'],
    ['The Ukrainians used thermal sights to destroy a BMP-2', 'RUS'],
    ['ВСУ отправили на металлолом Т-72', 'RUS'],
    ['В ГУР сообщили, что на аэродроме сгорел Т-72', null],
    ['В поле, где рос подсолнечник, сгорел танк Т-64', null],
  ])('is not the owner in "%s"', (text, owner) => {
    expect(only(text).lost_by).toBe(owner);
  });
});
