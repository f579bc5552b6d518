import { describe, expect, it } from 'vitest';
import { placeOf } from '../places/place-told.ts';
import { placesIn } from './told.ts';

describe('a town the data does not know', () => {
  it.each([
    ['Російський Т-72 згорів під Сухим Вигоном.', 'Сухий Вигон'],
    ['Російський Т-72 згорів під Тихим Ставком.', 'Тихий Ставок'],
    ['Российский Т-72 сгорел под Выдумовым.', 'Выдумово'],
    ['Російський Орлан-10 збито над Вигадовим.', 'Вигадове'],
    ['Российский Т-72 сожжён в Выдумовке.', 'Выдумовка'],
    ['Российский Т-72 сгорел на въезде в Выдумовку.', 'Выдумовка'],
    ['Російський Т-72 згорів на виїзді з Вигадівки.', 'Вигадівка'],
    ['Російський БТР-80 кинутий на ґрунтовці за Вигадівкою.', 'Вигадівка'],
  ])('is named as it is called: %s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });

  it.each([
    ['A Russian T-72 was burnt at the approach to Vyhadne, Donetsk Oblast.', 'Vyhadne'],
    ['A Russian T-72 was burnt on the lane to Vyhadivka.', 'Vyhadivka'],
    ['A Russian Su-34 was shot down over Vyhadove in Luhansk region.', 'Vyhadove'],
    ['A burnt Russian T-72 by Vyhadne, Belgorod region', 'Vyhadne'],
  ])('is told by the way or the region: %s', (text, place) => {
    expect(placeOf(text)?.name).toBe(place);
  });

  it.each([
    'Російський Т-72 згорів. За Сирським, це четвертий.',
    'Российский Т-72 сгорел, сообщили в Генштабе.',
    'Російський Т-72 згорів від влучання Стугни.',
  ])('is not read from %s', (text) => {
    expect(placesIn(text)).toEqual([null]);
  });

  it.each([
    'A Russian T-72 was burnt by Sergeant Petrenko.',
    'A Russian T-72 was burnt, thanks to Magyar.',
  ])('is not read from %s', (text) => {
    expect(placeOf(text)).toBeNull();
  });

  it('lies between the ends of its road', () => {
    const text = 'A Russian T-72 burnt on the road from Svatove to Kreminna.';
    expect(placeOf(text)).toMatchObject({ name: 'Svatove', where_prec: 5 });
  });
});
