import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('whose loss it is', () => {
  it.each([
    ["Ukraine's T-72 destroyed", 'UKR'],
    ['A T-72 of the Russian army was destroyed', 'RUS'],
    ['T-72 operated by Ukrainian forces destroyed', 'UKR'],
    ['🇷🇺 T-72 destroyed', 'RUS'],
    ['T-72 (Russian) destroyed', 'RUS'],
    ['Знищено БМП-2 окупантів', 'RUS'],
    ['Уничтожен танк ВСУ', 'UKR'],
    ['Russian forces abandoned a BMP-2', 'RUS'],
    ['BMP-2 left behind by Russian forces', 'RUS'],
  ])('reads "%s"', (text, owner) => {
    expect(only(text).lost_by).toBe(owner);
  });

  it('never takes the maker or the giver', () => {
    expect(only('A German Leopard 2A6 was destroyed')).toMatchObject({
      lost_by: null,
      needs_review: true,
    });
    expect(only('Ukrainian Leopard 2A6, supplied by Germany, was destroyed').lost_by).toBe('UKR');
    expect(only('US-supplied M777 destroyed').lost_by).toBeNull();
    expect(only('Russian-made T-72 destroyed').lost_by).toBeNull();
  });

  it('shares the owner along a list', () => {
    expect(told('Destroyed Russian T-72, BMP-2 and two trucks')).toEqual([
      '1 T-72 RUS destroyed',
      '1 BMP-2 RUS destroyed',
      '2 Trucks, Vehicles and Jeeps RUS destroyed',
    ]);
  });

  it('takes the owner from a heading over the list', () => {
    expect(told('Russian losses:\n- 2 T-72 (destroyed)\n- BMP-2 (captured)')).toEqual([
      '2 T-72 RUS destroyed',
      '1 BMP-2 RUS captured',
    ]);
  });

  it('gives list entries the status of their heading', () => {
    expect(told('Destroyed:\n- 2x T-72\n- 1 BMP-2')).toEqual([
      '2 T-72 null destroyed',
      '1 BMP-2 null destroyed',
    ]);
  });

  it('concludes the owner from the attacker, and says so', () => {
    expect(only('Ukrainian forces destroyed a T-72')).toMatchObject({
      lost_by: 'RUS',
      needs_review: true,
      tags: ['owner_inferred'],
    });
    expect(only('ЗСУ знищили ворожий танк').lost_by).toBe('RUS');
  });

  it('concludes nothing from who tells of what was destroyed', () => {
    expect(only('Ukrainian forces confirmed the destruction of a Su-25').lost_by).toBeNull();
  });

  it('takes the enemy of a text in Ukrainian for Russia', () => {
    expect(only('Знищено ворожий танк')).toMatchObject({ lost_by: 'RUS', needs_review: false });
    expect(only('An enemy tank was destroyed').lost_by).toBeNull();
  });

  it('leaves the owner of an attribute open', () => {
    expect(only('A captured BMP-2 stands in the yard').lost_by).toBeNull();
  });

  it('counts a proxy under its belligerent and keeps its name as a tag', () => {
    expect(only('The DPR T-72 was destroyed')).toMatchObject({ lost_by: 'RUS', tags: ['DPR'] });
  });
});
