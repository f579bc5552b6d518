import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('texts that tell of no loss', () => {
  it.each([
    ['Цех сборки БМП-2 сгорел дотла.'],
    ['На заводе уничтожена линия сборки Т-72.'],
    ['Взрывом уничтожен цех, выпускающий ЗРК «Тор».'],
    ['На заводі згоріла дільниця фарбування танків Т-72.'],
    ['На заводі знищено лінію збирання Т-72.'],
    ['The hangar where the Su-25s used to stand burned down.'],
  ])('takes an item that names a workshop or a building for no loss: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Сгорел гараж, Т-72 успели выгнать.'],
    ['Взорван мост, танки не прошли.'],
    ['Знищено ангари, літаки встигли перегнати.'],
    ['Підірвано міст, танки не пройшли.'],
    ['У дворі вигоріло сім легковиків і вантажівка сусіда.'],
  ])('leaves what stands beside a burnt building: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Сапёры подорвали списанный Т-72 на занятии.'],
    ['Тренажёр засчитал ему шесть уничтоженных Т-72.'],
    ['На зборах резервісти підбили старий Т-72.'],
    ['У ході маневрів Су-25 знищили колону старих танків.'],
    ['Su-25s destroyed a column of T-72s serving as targets.'],
    ['Sappers practised on a T-72 that was burnt for the course.'],
  ])('leaves training: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Две «Лады» жителей сгорели у подъезда.'],
    ['Згоріли дві вантажівки фермера.'],
    ['Сгорел УАЗ волонтёров из Курска.'],
  ])('leaves the cars of civilians: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([['В 41-м под Вязьмой сожгли десять танков.'], ['5 июля 43-го дед подбил два танка.']])(
    'leaves a year of another war in two figures: %s',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );

  it.each([
    ['The funeral of a Su-25 navigator was held.'],
    ['The major commanding the Tor battery was eliminated.'],
    ['Ликвидирован командир дивизиона «Тор».'],
  ])('leaves people who served with an item: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['They write that a Su-25 was shot down. It landed safely.'],
    ['The spokesman destroyed forty HIMARS today.'],
    ['The ministry has now shot down more Su-25s than the air force ever flew.'],
    ['They destroyed a HIMARS for the fifth time this month.'],
    ['They destroyed the 130th T-72 today.'],
    ['The "helicopter" shot down yesterday was a kite.'],
    ['Минобороны сбило больше Су-25, чем было построено.'],
    ['Пятый раз за месяц уничтожен тот самый Т-72.'],
    ['Это правда, что сгорели уже восемь Т-72?'],
    ['В реестре: «Т-72 уничтожен», а танк стоит в боксе.'],
    ['Слух: «сбит Су-25». Нет, самолёт сел на дозаправку.'],
    ['Новость о сгоревшем Т-72 оказалась уткой.'],
    ['Чутка: «збито Су-25». Ні, літак сів на дозаправку.'],
    ['Це правда, що згоріли вісім Т-72?'],
    ["Вп'яте за місяць знищили той самий Т-72."],
    ['Міноборони знищило більше Т-72, ніж було збудовано.'],
  ])('leaves what is denied or mocked: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Whoever burns the first T-72 gets a flat.'],
    ['Everyone wants to be the one that destroyed a Tor.'],
    ['Мечтают о сожжённом Т-72.'],
    ['Мріють про спалений Т-72.'],
  ])('leaves what is wished for: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Згорів Т-72 на околиці, липень 2014 року.'],
    ['Сгорел Т-72, август 2014-го. Годовщина.'],
  ])('leaves what burned before the war told of: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Одинадцять ракет збили Су-25.'],
    ['Ракету збив Су-25.'],
    ['«Тор» перехопив і знищив ракету.'],
  ])('leaves what air defence shot with: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['Дом разрушил Т-72.'],
    ['Роддом в Бахмуте разрушил Т-72.'],
    ['Посадку випалив танк Т-72.'],
    ['Міст розбили Т-72.'],
    ['Позиції піхоти спалили БМП-2.'],
    ['Су-25 сбросил бомбу и уничтожил дом.'],
    ['Огнём Т-72 уничтожен опорный пункт.'],
  ])('leaves the attacker, also behind its verb: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('leaves a tank that only names what was smashed', () => {
    expect(told('The T-72s went by rail. The tank taboo has been blown up.')).toEqual([]);
  });

  it('tells parked from abandoned', () => {
    expect(told('Т-72 залишили в гаражі.')).toEqual([]);
    expect(told('Т-72 залишили в полі.')).toEqual(['1 T-72 null abandoned']);
  });
});

describe('losses that look like none', () => {
  it.each([
    ['Опорник противника сожгли, рядом уничтожен Т-72.', '1 T-72 null destroyed'],
    ['Дві ракети знищили російський «Тор».', '1 Tor RUS destroyed'],
    ['Ракетою збили російський Су-25.', '1 Su-25 RUS destroyed'],
    ['Ворогу спалили Т-72 під Лиманом.', '1 T-72 RUS destroyed'],
    ['Російський Т-72 знищено у серпні 2022 року.', '1 T-72 RUS destroyed'],
    ['Огнём артиллерии уничтожен российский Т-72.', '1 T-72 RUS destroyed'],
    ['На заводе уничтожены два российских Т-72.', '2 T-72 RUS destroyed'],
    ['A Russian T-72 was destroyed for the first time this month.', '1 T-72 RUS destroyed'],
    ['The ministry said a Russian Su-25 was shot down.', '1 Su-25 RUS destroyed'],
    ['Russia lost a T-72 to artillery.', '1 T-72 RUS destroyed'],
    ['A burnt Russian military truck at a bus stop.', '1 Trucks, Vehicles and Jeeps RUS destroyed'],
  ])('still reads %s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});
