import { describe, expect, it } from 'vitest';
import { only, read, told } from './reading.ts';

describe('who is lost', () => {
  it.each([
    ['Destroyed Russian T-72', ['1 T-72 RUS destroyed']],
    ['A Russian T-72 was knocked out', ['1 T-72 RUS destroyed']],
    ['Russian T-72 destroyed near the road', ['1 T-72 RUS destroyed']],
    ['Ukrainian forces captured a Russian T-80BV', ['1 T-80BV RUS captured']],
    ['Ukrainian crews shot down a Russian Ka-52', ['1 Ka-52 RUS destroyed']],
    ['Ukraine lost a Su-25', ['1 Su-25 UKR destroyed']],
    ['The wreck of a Russian Ka-52', ['1 Ka-52 RUS destroyed']],
    ['Destruction of a Ukrainian M777', ['1 M777 UKR destroyed']],
    ['A Russian T-72 exploded', ['1 T-72 RUS destroyed']],
    ['Two burnt Russian tanks', ['2 Tanks RUS destroyed']],
    ['Знищено російський танк', ['1 Tanks RUS destroyed']],
    ['Російський танк знищено', ['1 Tanks RUS destroyed']],
    ['ЗСУ підбили російський Т-72Б3', ['1 T-72B3 RUS damaged']],
    ['Сожжён российский Т-80БВ', ['1 T-80BV RUS destroyed']],
    ['Брошенный российский БМП-2', ['1 BMP-2 RUS abandoned']],
    ['Затрофеїли російську БМП-2', ['1 BMP-2 RUS captured']],
  ])('reads "%s"', (text, losses) => {
    expect(told(text)).toEqual(losses);
  });

  it('finds the victim of one model struck by another', () => {
    const claim = only('A Russian T-72B3 destroyed an abandoned Ukrainian BMP-2');
    expect(claim).toMatchObject({ model: 'BMP-2', lost_by: 'UKR', caused_by: 'T-72B3' });
  });

  it('takes nothing from before a verb whose object is something else', () => {
    expect(told('Russian tanks destroyed the school')).toEqual([]);
    expect(told('Російські танки знищили школу')).toEqual([]);
  });

  it('does not take the owner of a crew for the crew', () => {
    expect(told('The crew of the T-72 was captured')).toEqual([]);
    expect(told('Екіпаж Т-72 знищено')).toEqual([]);
    expect(told('T-72 crews were captured')).toEqual([]);
  });

  it('finds no doer before a passive', () => {
    expect(only('Російська колона: знищено Т-72')).toMatchObject({
      attacker: null,
      lost_by: 'RUS',
    });
  });

  it('reads a thing named twice as one', () => {
    expect(told('The tank, a T-72B3, was destroyed')).toEqual(['1 T-72B3 null destroyed']);
    expect(told('Two Russian tanks destroyed: a T-72 and a T-80BV')).toHaveLength(2);
    expect(told('Tank destroyed (T-72)')).toHaveLength(1);
  });

  it('leaves a subject of its own after a comma alone', () => {
    expect(told('Russian T-72 burnt out, the crew was captured')).toEqual(['1 T-72 RUS destroyed']);
  });
});

describe('who struck', () => {
  it('names weapon and side after "by"', () => {
    expect(only('Ukrainian M777 destroyed by a Russian Lancet')).toMatchObject({
      lost_by: 'UKR',
      caused_by: 'Lancet',
      attacker: 'RUS',
    });
  });

  it('takes the side from the only user of a weapon', () => {
    expect(only('Ukrainian M777 destroyed by a Lancet').attacker).toBe('RUS');
  });

  it('takes the enemy of who lost it, where a weapon struck or the item was taken', () => {
    expect(only('Ukrainian M777 destroyed with a Stinger').attacker).toBe('RUS');
    expect(only('Russian T-72 destroyed by an FPV drone').attacker).toBe('UKR');
    expect(only('A Russian BMP-2 was captured near Izium').attacker).toBe('UKR');
  });

  it('names no attacker where nothing says that somebody struck', () => {
    expect(only('Ukrainian M777 destroyed near Izium').attacker).toBeNull();
    expect(only('Ukrainian M777 destroyed by an FPV drone. Friendly fire.').attacker).toBeNull();
    expect(only('A Russian BMP-2 was abandoned near Izium').attacker).toBeNull();
    expect(only('A T-72 was destroyed by an FPV drone').attacker).toBeNull();
  });

  it('never makes the owner its own attacker through the weapon', () => {
    const claim = only('Russian T-72 destroyed by a Lancet');
    expect(claim).toMatchObject({ lost_by: 'RUS', caused_by: 'Lancet', attacker: null });
  });

  it('reads the subject of an active verb, and the tool', () => {
    expect(only('A HIMARS strike destroyed a Russian Tor')).toMatchObject({
      model: 'Tor',
      caused_by: 'HIMARS',
      attacker: 'UKR',
    });
    expect(only('Ukrainian forces destroyed a Russian T-72 with a Javelin')).toMatchObject({
      caused_by: 'Javelin',
      attacker: 'UKR',
    });
    expect(only('FPV-дроном знищено російську БМП-2').caused_by).toBe('FPV drone');
  });

  it('reads the mine something ran over', () => {
    expect(only('A Russian BMP-2 exploded after it ran over a mine').caused_by).toBe('Mine');
  });
});

describe('spans of the agent', () => {
  it('point at the weapon and the side', () => {
    const text = 'Ukrainian M777 destroyed by a Russian Lancet';
    const spans = read(text)[0]?.spans;
    expect(text.slice(...(spans?.caused_by ?? [0, 0]))).toBe('Lancet');
    expect(text.slice(...(spans?.attacker ?? [0, 0]))).toBe('Russian');
  });
});
