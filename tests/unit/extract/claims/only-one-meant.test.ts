import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

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
    // A participle with a noun of its own.
    'A Russian T-72 passed Svatove at noon. Burnt out fields, looted shops.',
  ])('is of nobody in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
