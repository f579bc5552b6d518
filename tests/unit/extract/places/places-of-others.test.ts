import { describe, expect, it } from 'vitest';
import { claimsOf } from './place-told.ts';

function placeOf(text: string): string | undefined {
  return claimsOf(text)[0]?.place?.name;
}

describe('a place that is not where it was lost', () => {
  it.each([
    'The commander, born in Odesa, died when his Ukrainian T-64BV was destroyed.',
    'The crew, trained at Yavoriv, lost a Ukrainian Leopard 2A6.',
    'The pilot, a native of Poltava, ejected. A Ukrainian Su-25 was shot down.',
    'Танк Т-64БВ 92-ї бригади, сформованої в Чугуєві, знищено.',
    'Командир, уроженец Одессы, погиб, когда украинский Т-64БВ сгорел.',
    'Российский Т-90М, собранный в Нижнем Тагиле, уничтожен.',
    'Раненых увезли в Белгород, а российская БМП-2 сгорела.',
  ])('is where people, units and machines come from: "%s"', (text) => {
    expect(claimsOf(text)).toHaveLength(1);
    expect(placeOf(text)).toBeUndefined();
  });

  it.each([
    'A Russian Su-34 that bombed Kharkiv was shot down.',
    'Російський Су-34, який бомбив Харків, збито.',
    'Украинская гаубица М777, с которой обстреливали Горловку, уничтожена.',
    'A Ukrainian Bradley was destroyed. Russian troops are advancing on Pokrovsk.',
    'The fighting for Bakhmut goes on. Elsewhere a Russian Buk was destroyed.',
  ])('is what was struck or fought over: "%s"', (text) => {
    expect(claimsOf(text)).toHaveLength(1);
    expect(placeOf(text)).toBeUndefined();
  });

  it.each([
    'A destroyed Russian T-72B3. Photo: Anton Petrenko / Kyiv',
    'Фото: Іван Петренко, Київ. Знищений російський Т-72Б3.',
    'A Russian T-72B3 was destroyed. Kyiv would not say how.',
    'A Russian T-72B3 was destroyed today. We thank the people of Ternopil.',
  ])('is where a picture or a statement comes from: "%s"', (text) => {
    expect(claimsOf(text)).toHaveLength(1);
    expect(placeOf(text)).toBeUndefined();
  });

  it.each([
    'A Russian BMP-2 of the "Kyiv" battalion was destroyed.',
    'Угруповання «Дніпро» втратило російський Т-80БВМ.',
    'A destroyed Russian T-72B3 of the Kantemirovka Tank Division.',
    'MiG-29 of the 204th Brigade (Lutsk) lost, a Ukrainian jet.',
  ])('is part of a name: "%s"', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});

describe('a place told again', () => {
  it('is the narrower one the next sentence names for the same loss', () => {
    const text =
      'A Russian Mi-28 crashed in Kaluga Oblast. The wreck came down near the village of Korekozevo.';
    expect(placeOf(text)).toBe('Korekozevo');
  });

  it('stays the wide one where the next sentence tells of another loss', () => {
    const text =
      'A Russian T-72B3 was destroyed in Donetsk Oblast. Earlier a crowd gathered in Kramatorsk.';
    expect(placeOf(text)).toBe('Donetsk Oblast');
  });

  it('is a cape or a lake as well', () => {
    expect(placeOf('Біля мису Тарханкут збито російський Мі-8.')).toBe('Cape Tarkhankut');
  });
});
