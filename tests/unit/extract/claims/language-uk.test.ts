import { describe, expect, it } from 'vitest';
import { only, read, told } from './reading.ts';

describe('Ukrainian status words', () => {
  it.each([
    ['Пілоти розмотали російський Т-72Б3.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 пішов на дно.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 догорає у посадці.', '1 T-72B3 RUS destroyed'],
    ['Російському Т-72Б3 відірвало башту.', '1 T-72B3 RUS destroyed'],
    ['Російська БМП-2 злетіла в повітря.', '1 BMP-2 RUS destroyed'],
    ['Від російської БМП-2 лишився тільки остов.', '1 BMP-2 RUS destroyed'],
    ['Це все, що залишилося від російської БМП-2.', '1 BMP-2 RUS destroyed'],
    ['Російська БМП-2 зазнала пошкоджень.', '1 BMP-2 RUS damaged'],
    ['Вивели російську БМП-2 з ладу.', '1 BMP-2 RUS damaged'],
    ['Забрали російську БМП-2 собі.', '1 BMP-2 RUS captured'],
    ['Російська БМП-2 стала трофеєм.', '1 BMP-2 RUS captured'],
    ['ЗСУ лишились без БМП-2.', '1 BMP-2 UKR destroyed'],
  ])('reads %s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it.each([
    ['Відправили російський Т-72 до кобзона.', 'destroyed'],
    ['Розібрали російський Т-72 на запчастини.', 'destroyed'],
    ['Перетворили російський Т-72 на металобрухт.', 'destroyed'],
  ])('closes a verb behind its object: %s', (text, status) => {
    expect(only(text)).toMatchObject({ model: 'T-72', status });
  });

  it('takes a minus before a count for a loss', () => {
    expect(told('-2 російські БМП-2')).toEqual(['2 BMP-2 RUS destroyed']);
    expect(told('Знищено:\n- 2 російські БМП-2')).toEqual(['2 BMP-2 RUS destroyed']);
  });

  it('lets what else is said decide over a mine that may have cost a track', () => {
    expect(only('Російський Т-72 підірвався, його пошкоджено.').status).toBe('damaged');
    expect(only('Російський Т-72 підірвався і згорів.').status).toBe('destroyed');
  });

  it('counts a fallen thing only when it flies', () => {
    expect(told('Російський Су-25 упав у море.')).toEqual(['1 Su-25 RUS destroyed']);
    expect(read('Російський Т-72 упав у річку.')).toEqual([]);
  });
});

describe('Ukrainian infinitives', () => {
  it.each([
    'Вдалося знищити російський Т-72.',
    'Російський Т-72 знищити вдалося.',
    'Пілоти зуміли спалити російський Т-72.',
  ])('tell a fact with what achieved it: %s', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it.each([
    'Щоб знищити Т-72, треба три дрони.',
    'Не вдалося знищити російський Т-72.',
    'Ворог намагався захопити українську БМП-2.',
    'Досі не знаємо, чи вдалося знищити російський Т-72.',
    'Ми б знищили російський Т-72, якби мали чим.',
    'Знищили б російський Т-72, та нічим.',
  ])('tell no loss without it: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('who did it and to what, in Ukrainian word order', () => {
  it('reads the subject of a passive verb past the words after it', () => {
    expect(told("Щонайменше п'ять російських Т-72 було знищено того дня.")).toEqual([
      '5 T-72 RUS destroyed',
    ]);
  });

  it('takes what a weapon was sent into for what burned', () => {
    expect(told('Дрон влучив у російську БМП-2 — вигоріла вщент.')).toEqual([
      '1 BMP-2 RUS destroyed',
    ]);
  });

  it('resolves a pronoun within its sentence', () => {
    expect(told('Розвідка помітила російський Т-72 і спалила його.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });

  it('owns by the dative of those who were robbed', () => {
    expect(told('Спалили окупантам Т-72.')).toEqual(['1 T-72 RUS destroyed']);
  });

  it('finds the subject between a fronted object and its verb', () => {
    expect(told('Танк Т-72 окупанти просто кинули.')).toEqual(['1 T-72 RUS abandoned']);
  });

  it('never takes an instrumental for the object', () => {
    expect(told('Російський Су-25, збитий «Тором», згорів.')).toEqual(['1 Su-25 RUS destroyed']);
  });

  it('reads a crew in the instrumental as who did it', () => {
    expect(told('Кинута екіпажем БМП-2 окупантів.')).toEqual(['1 BMP-2 RUS abandoned']);
    expect(read('Знищено екіпаж БМП-2 окупантів.')).toEqual([]);
  });

  it('does not point a verb back when its own subject follows', () => {
    expect(read('Ворог бив по місту, а ЗСУ навели БМП-2. Пошкоджено дахи двох хат.')).toEqual([]);
  });

  it('names one thing once by its class and its name', () => {
    expect(told('Танк російський, Т-72Б3, спалили вночі.')).toEqual(['1 T-72B3 RUS destroyed']);
  });

  it('joins a list by "та" before a number', () => {
    expect(told('Спалили Т-72Б3 та дві БМП-2 окупантів.')).toEqual([
      '1 T-72B3 RUS destroyed',
      '2 BMP-2 RUS destroyed',
    ]);
  });

  it('counts one more of what was named', () => {
    expect(told('Один російський Т-72 знищено, ще один пошкоджено.')).toEqual([
      '1 T-72 RUS destroyed',
      '1 T-72 RUS damaged',
    ]);
  });

  it('names the weapon of a blow as the cause', () => {
    expect(only('Знищення російського Т-72 ударом HIMARS.').caused_by).toBe('HIMARS');
  });

  it('reads the weapon from the heading of a list', () => {
    const claims = read('Артилерією знищено:\nРосійський Т-72\nРосійська БМП-2');
    expect(claims.map(({ caused_by }) => caused_by)).toEqual(['Artillery', 'Artillery']);
  });
});

describe('Ukrainian numbers', () => {
  it.each([
    ['дванадцять російських Т-72', 12],
    ['двадцять один російський Т-72', 21],
    ['десяток російських Т-72', 10],
    ['пару російських Т-72', 2],
    ['двійко російських Т-72', 2],
  ])('counts %s', (items, quantity) => {
    expect(only(`Спалили ${items}.`).quantity).toBe(quantity);
  });
});

describe('what Ukrainian texts tell that is no loss', () => {
  it.each([
    ['an old war', 'У 1943 році під містом знищено сотні танків Т-72.'],
    ['an anniversary of one', "П'ять років тому спалили російський Т-72."],
    ['a mock-up', 'Спалений Т-72 виявився надувним.'],
    ['a denial', 'Інформація про збитий Су-25 не відповідає дійсності.'],
    ['scare quotes', 'Росія заявила про «знищення» українських Т-72.'],
    ['a game', 'У War Thunder спалив три Т-72.'],
    ['targets', 'На полігоні підбили мішень Т-72.'],
    ['a trophy in use', 'Б’ємо ворога з трофейного Т-72.'],
    ['an idiom', 'Окупанти захопили позиції, де стояв Т-72.'],
    ['a civilian car', 'Згорів цивільний автомобіль Ural.'],
    ['a repair', 'Ремонтники відновили підбитий Т-72.'],
  ])('passes over %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads a model built in an old year', () => {
    expect(told('Знищено російський Т-72 зразка 1989 року.')).toEqual(['1 T-72 RUS destroyed']);
  });
});
