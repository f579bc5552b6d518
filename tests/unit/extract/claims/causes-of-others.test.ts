import { describe, expect, it } from 'vitest';
import { only, read } from './reading.ts';

function causes(text: string): readonly (readonly [string | null, string | null])[] {
  return read(text).map(({ model, caused_by }) => [model, caused_by]);
}

describe('a weapon that struck something else', () => {
  it.each([
    'A Lancet hit a Leopard 2; nearby a Ukrainian BMP-2 was destroyed.',
    'A Ukrainian M777 was destroyed near Kreminna, while a Lancet damaged a Leopard 2.',
    'Ланцет влучив у Leopard 2, а поруч згоріла українська БМП-2.',
    '«Ланцет» попал в Leopard 2, а рядом уничтожена украинская БМП-2.',
  ])('is not the cause where its clause has a patient of its own: "%s"', (text) => {
    const claim = read(text).find(({ model }) => model === 'BMP-2' || model === 'M777');
    expect(claim).toMatchObject({ caused_by: null });
  });

  it('stays with the status that names it', () => {
    expect(causes('Украинская БМП-2 уничтожена, танк Т-72 ВСУ сожжён «Ланцетом».')).toEqual([
      ['BMP-2', null],
      ['T-72', 'Lancet'],
    ]);
  });

  it('is not the cause where the strike told before was at another place', () => {
    const text = 'HIMARS hit a depot in Bakhmut. Near Kreminna a Russian T-72 was destroyed.';
    expect(only(text).caused_by).toBeNull();
  });

  it.each([
    'A Russian T-72 was destroyed near Bakhmut. HIMARS struck three command posts.',
    'A Russian T-72 was destroyed near Bakhmut. A Javelin missed.',
  ])('is not the cause where what is told after is another strike: "%s"', (text) => {
    expect(only(text).caused_by).toBeNull();
  });

  it.each([
    ['A Ukrainian Leopard 2 was destroyed near Kreminna. A Lancet hit the turret.', 'Lancet'],
    ['HIMARS hit the airfield. Two Russian Ka-52 helicopters burned out.', 'HIMARS'],
    ['A Russian T-72 got a Javelin in the side and burned out.', 'Javelin'],
  ])('is the cause where it hit the item, a part of it or its place: "%s"', (text, cause) => {
    expect(only(text).caused_by).toBe(cause);
  });
});

describe('a weapon of those who lost the item', () => {
  it.each([
    'A Russian T-72 was destroyed near Bakhmut. It had fired missiles at Kreminna.',
    'A Ukrainian M777 was destroyed near Kreminna. Its crew had fired artillery shells since May.',
    'A Russian T-72 was destroyed after it opened fire with its artillery.',
    'A Russian T-72 was destroyed near Bakhmut. A Lancet was seen above it.',
  ])('did not strike it: "%s"', (text) => {
    expect(only(text).caused_by).toBeNull();
  });
});

describe('a weapon that did nothing', () => {
  it.each([
    'A Russian T-72 loaded with missiles was destroyed near Bakhmut.',
    'A Ukrainian soldier with a Javelin poses by a destroyed Russian T-72.',
    'A captured Javelin and a destroyed BMP-2 near Bakhmut.',
    'A destroyed Russian T-72 with unfired missiles near Bakhmut.',
    'Боєць із Javelin позує біля спаленого російського Т-72.',
  ])('is carried or taken: "%s"', (text) => {
    expect(read(text).map(({ caused_by }) => caused_by)).toEqual([null]);
  });

  it('was shot down itself', () => {
    const text = 'A Russian T-72 was destroyed near Bakhmut. A missile was shot down.';
    expect(only(text).caused_by).toBeNull();
  });
});
