import { describe, expect, it } from 'vitest';
import { causesIn, lossesIn } from './told.ts';

describe('a weapon that stands apart from what became of an item', () => {
  it.each([
    ['Російська «Мста-С» знищена (HIMARS), Токмак', 'HIMARS'],
    ['Российский «Бук-М2» — уничтожен (HIMARS)', 'HIMARS'],
    ['Спалено російський Т-80БВ біля Кремінної. Артилерія, 5 травня.', 'Artillery'],
    ['Сожжён российский ТОС-1А у Токмака. Работа M777.', 'M777'],
    ['Російський Т-72 згорів. Екіпаж утік. Міномети 30-ї бригади.', 'Mortar'],
    ['Подбит российский Т-72. Артиллерия, вчера.', 'Artillery'],
    ['Російський Т-72 знищено, скид у люк.', 'Drone-dropped munition'],
    ['Сожжённый «Эскалибуром» российский ТОС-1А под Токмаком', 'Excalibur'],
  ])('%s', (text, cause) => {
    expect(causesIn(text)).toEqual([cause]);
  });

  it.each([
    ['Російський Т-72 згорів. Артилерія мовчала весь день.', [null]],
    ['Російський Т-72 згорів. Артилерії бракує снарядів.', [null]],
    ['Сгорел российский Т-72. Работа комиссии продолжается.', [null]],
    ['Знищено дві російські пускові (С-300)', [null]],
  ])('names no weapon that struck: %s', (text, causes) => {
    expect(causesIn(text)).toEqual(causes);
  });

  it('is itself not lost', () => {
    expect(lossesIn('ТОС-1А россиян, Токмак — уничтожен (HIMARS)')).toEqual([
      '1 TOS-1A RUS destroyed',
    ]);
  });
});
