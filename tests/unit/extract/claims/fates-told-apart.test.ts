import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('an item with a verb of its own behind a list', () => {
  it.each([
    [
      'Спалили російський Т-72, БМП-2 росіян пошкодили.',
      ['1 T-72 RUS destroyed', '1 BMP-2 RUS damaged'],
    ],
    [
      'Уничтожен российский Т-72, БМП-2 повреждена.',
      ['1 T-72 RUS destroyed', '1 BMP-2 RUS damaged'],
    ],
    ['Сожгли российский Т-72, БМП-2 успела уйти.', ['1 T-72 RUS destroyed']],
    ['Згорів російський Т-72, дві БМП-2 розвернулися й поїхали.', ['1 T-72 RUS destroyed']],
    [
      'Захватили российские Т-72, БМП-2 без гусениц.',
      ['1 T-72 RUS captured', '1 BMP-2 RUS captured'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text).map((loss) => loss.replace('some', '1'))).toEqual(losses);
  });
});

describe('the gender of a verb', () => {
  it.each([
    ['Російський Т-72 тягнув БМП-2, але наїхав на міну і згорів.', '1 T-72 RUS destroyed'],
    ['Российский Т-72 тянул БМП-2, но сам подорвался и сгорел.', '1 T-72 RUS destroyed'],
  ])('tells what it is said of: %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it('tells who did it', () => {
    expect(lossesIn('Российский Т-72 уничтожила артиллерия.')).toEqual(['1 T-72 RUS destroyed']);
  });
});

describe('several told of one by one', () => {
  it.each([
    [
      'Дві російські БМП-2 накрив «Ланцет»: одну пошкоджено, одну знищено.',
      ['1 BMP-2 RUS damaged', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Одна російська БМП-2 стала на міні й згоріла, другу добили дроном.',
      ['1 BMP-2 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Подбиты российские Т-72 и БМП-2, сгорели оба.',
      ['1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Уничтожено у россиян:\n1. Т-72\n2. Т-72\n3. БМП-2',
      ['1 T-72 RUS destroyed', '1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    ['Сожгли российский Т-72, следом и БМП-2.', ['1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed']],
    [
      'Згорів російський Т-72, слідом за ним БМП-2.',
      ['1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed'],
    ],
    [
      'Згоріли російський Т-72 і з десяток БМП-2.',
      ['1 T-72 RUS destroyed', '10 BMP-2 RUS destroyed'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it('counts no prisoners among them', () => {
    expect(lossesIn('Пошкодили російську БМП-2, двох узяли в полон.')).toEqual([
      '1 BMP-2 RUS damaged',
    ]);
    expect(lossesIn('Сожгли российский Т-72, двоих взяли в плен.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });
});

describe('a fate that somebody denies', () => {
  it.each([
    'Інформація про збиту російську Су-34 не підтвердилась.',
    'Сообщения об уничтоженном российском Т-72 в бригаде назвали ложью.',
    'Т-90М нібито знищено. Міноборони спростувало: танк не знищений.',
    'Кажуть, що росіяни втратили Т-90М. У штабі заперечують: танк на місці.',
  ])('is none: %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('ends and remains without a verb of loss', () => {
  it.each([
    ['Останні секунди російського Т-72 під Кринками.', '1 T-72 RUS destroyed'],
    ['Последний выезд российской БМП-2.', '1 BMP-2 RUS destroyed'],
    ['Від російського Т-72 лишився тільки ствол.', '1 T-72 RUS destroyed'],
    ['От российского Т-72 остались одни катки.', '1 T-72 RUS destroyed'],
    ['Пряме влучання в російський Т-72 — палає на весь горизонт.', '1 T-72 RUS destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'От колонны остались только две БМП-2.',
    'Лишився тільки один Т-72.',
    'Останній бій екіпажу був важким, Т-72 повернувся.',
  ])('reads none in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('a verb that a dash repeats for the next one', () => {
  it.each([
    'Первый российский Т-72 сожгли в феврале, второй — в марте.',
    'Перший російський Т-72 згорів під Кринками, другий — біля Оріхова.',
  ])('reads two: %s', (text) => {
    expect(lossesIn(text)).toEqual(['1 T-72 RUS destroyed', '1 T-72 RUS destroyed']);
  });

  it('leaves a verb of its own to the next one', () => {
    expect(lossesIn('Первый российский Т-72 сгорел, второй — ушёл.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });
});

describe('a number that begins a sentence', () => {
  it.each([
    ['Заїжджали на семи російських БМП-2. Чотири згоріли.', ['4 BMP-2 RUS destroyed']],
    [
      'Рота шла на пяти российских БМП-2. Три сгорели на минах, две ушли.',
      ['3 BMP-2 RUS destroyed'],
    ],
    ['Їхали на двох російських Т-72. Один згорів.', ['1 T-72 RUS destroyed']],
  ])('counts out of those named before: %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it.each([
    'Рота шла на двух российских БМП-2. Четверо сгорели.',
    'Заїжджали на двох російських БМП-2. Шість згоріли на складі.',
  ])('counts others: %s', (text) => {
    expect(lossesIn(text).filter((loss) => /^[46] /.test(loss))).toEqual([]);
  });
});
