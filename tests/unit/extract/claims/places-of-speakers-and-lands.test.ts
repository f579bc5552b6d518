import { describe, expect, it } from 'vitest';
import { placesIn } from './told.ts';

describe('a place where somebody speaks is not where it was lost', () => {
  it.each([
    [
      'A Russian ship was damaged at Sevastopol. The ministry in Moscow confirmed it.',
      'Sevastopol',
    ],
    ["Russia's navy lost a ship at Sevastopol, officials in Moscow admitted.", 'Sevastopol'],
    ['A T-72 was destroyed in Kherson, officials said.', 'Kherson'],
    ['In Kherson, officials said a T-72 was destroyed near Krynky.', 'Krynky'],
    ['A Russian Su-34 was lost. Moscow acknowledged it.', null],
    ['Сбит российский Су-34. В Москве признали потерю.', null],
    ['Збито російський Су-34. Москва визнала втрату.', null],
    ['Речник бригади розповів про штурм біля Торського. Спалено російський Т-72.', 'Torske'],
    ['A spokesman told of an assault near Torske. A Russian T-72 was destroyed.', 'Torske'],
    ['Пресс-служба рассказала о бое под Лиманом. Сгорел российский Т-72.', 'Lyman'],
    ['A Russian T-72 was destroyed, a spokesman told reporters in Lviv.', null],
    ['Two Russian T-72 tanks were destroyed, a court in Rostov heard.', null],
    ['A Russian ship was damaged beyond quick repair in dock at Sevastopol.', 'Sevastopol'],
  ])('%s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });

  it.each([
    ['A Russian truck was destroyed in Moscow.', 'Moscow'],
    ['A Russian T-72 was destroyed in Kyiv.', 'Kyiv'],
    ['Сгорел российский БТР-80 в Москве.', 'Moscow'],
    ['У Києві згорів російський БТР-80.', 'Kyiv'],
  ])('it may be where it was lost: %s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });
});

describe('where the story goes on', () => {
  it.each([
    ['The hamlet of Dovhenke smells of rubber. A Russian BTR-80 was destroyed.', 'Dovhenke'],
    ['The town of Izium is quiet. A Russian BTR-80 was destroyed.', 'Izium'],
    [
      'Ukrainian forces entered Kupiansk after the Russians pulled out across the Oskil. A T-72 was abandoned.',
      'Kupiansk',
    ],
    ['Росіяни відійшли за Оскіл. Наші увійшли в Куп’янськ. Знищено танк.', 'Kupiansk'],
    [
      'The enemy sent ten vehicles towards Kurakhove, Donetsk region. Two Russian tanks were destroyed.',
      'Kurakhove',
    ],
    ['ВСУ предприняли контратаку в сторону Суджи. Сожжён танк.', 'Sudzha'],
    ['Трофеи из Суджи: гаубица М119.', 'Sudzha'],
    ['Трофеї з Лиману: Т-90М.', 'Lyman'],
    ['Our booty from Izium: one T-72B3, captured.', 'Izium'],
  ])('%s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });
});

describe('the land around a town, and names that end in й', () => {
  it.each([
    ["На Куп'янщині спалено російський БТР-82А.", 'Kupiansk'],
    ['На Купянщине уничтожен танк ВСУ.', 'Kupiansk'],
    ['Тореччина. Спалено російську БМП-2.', 'Toretsk'],
    ['На Покровщині спалено російську БМП-2.', 'Pokrovsk'],
    ['На аэродроме Джанкой сгорел С-400.', 'Dzhankoi Air Base'],
    ['Удар по аэродрому Кривой Рог. Уничтожен МиГ-29.', 'Kryvyi Rih'],
    ['Сводка по Часову Яру: уничтожен танк ВСУ.', 'Chasiv Yar'],
  ])('%s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });

  it.each([
    ['На Харківщині спалено російську БМП-2.', 'Kharkiv Oblast'],
    ['На Курщине сгорел танк.', 'Kursk Oblast'],
    ['Над Донеччиною збито російський Су-34.', 'Donetsk Oblast'],
    ['Наша військовщина спалила російський танк.', null],
    ['На щастя, люди живі. Російський пікап згорів.', null],
    ['К счастью, экипаж жив. Российский танк сгорел.', null],
  ])('an oblast, or no place: %s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });
});
