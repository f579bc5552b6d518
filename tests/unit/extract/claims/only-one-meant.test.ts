import { describe, expect, it } from 'vitest';
import { only, read, told } from './reading.ts';

describe('a fate no construction ties to an item', () => {
  it.each([
    ['They flew into a Ukrainian T-72 near Sumy: the armour burned out', 'T-72', 'destroyed'],
    ['Гармата M777, Очеретине, 5 березня. Ствол перебито, лафет згорів.', 'M777', 'destroyed'],
    [
      'Оператор влетел в украинский Т-72 на въезде в село: броня прогорела, десант ушёл.',
      'T-72',
      'destroyed',
    ],
  ])('is that of the only one that can be meant: "%s"', (text, model, status) => {
    const claim = only(text);
    expect(claim).toMatchObject({ model, status, needs_review: true });
    expect(claim.tags).toContain('link_inferred');
  });

  it('is that of every item of the one list a sentence is', () => {
    const claims = read(
      'В Изюме хозяин сменился и у техники: два Т-72Б3 и БМП-2 в полном порядке.',
    );
    expect(claims).toMatchObject([
      { model: 'T-72B3', quantity: 2, status: 'captured' },
      { model: 'BMP-2', quantity: 1, status: 'captured' },
    ]);
    expect(claims.every(({ tags }) => tags.includes('link_inferred'))).toBe(true);
  });

  it('is less sure than one that is said', () => {
    const said = only('A Ukrainian T-72 burned out near Sumy');
    expect(said.tags).not.toContain('link_inferred');
    const concluded = only('They flew into a Ukrainian T-72 near Sumy: the armour burned out');
    expect(concluded.tags).toContain('link_inferred');
    expect(concluded.confidence).toBeLessThan(said.confidence);
  });

  it.each([
    // Another subject, an object, work of its own, a crew, a denial, a workshop.
    'Our T-64 rolled out of the garage. Walls collapsed, office destroyed.',
    'A Ukrainian MiG-29 destroyed a warehouse over Odesa.',
    'Russian TOS-1A firing at positions near Avdiivka; impact area burnt out',
    'The crew of the T-72 was captured.',
    'The T-90M near Verbove was not destroyed.',
    'Mechanics repair Bradleys here. Most come with torn tracks.',
    'Мы ехали на БМП-2. Дом на углу сгорел.',
    // A subject of its own in the same sentence, behind a relative, a side or in another language.
    'A Ukrainian T-72 crossed the river before the bridge was blown up on Monday.',
    'The Russian T-72 rolled into Marinka, a city that was completely destroyed.',
    'Наш Т-72 повернувся з бою. Позиція росіян розбита вщент.',
    'Украинский Т-72 под Часовым Яром вёл огонь, дом уничтожен.',
    'Т-72 під Торецьком витягли з багна, лебідка згоріла.',
    'Ukraine received a Leopard 2 and two Bradleys, and the depot at Toropets burned for days.',
    'An Abrams and a Bradley were parked under nets. The village around them is destroyed.',
    'The 3rd brigade took the trench with Bradleys and Humvees; the trench is wrecked.',
    'A Ural and a UAZ reached Kupiansk; the bridge behind them burned.',
    'Біля школи стояли Т-72, БМП-2 та «Урал». Школа знищена.',
    'Колонна из «Уралов» и «КамАЗов» вошла в Суджу. Вокзал уничтожен.',
    // A participle with a noun of its own.
    'A Russian T-72 passed Svatove at noon. Burnt out fields, looted shops.',
  ])('is of nobody in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
