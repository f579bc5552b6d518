import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('what happened', () => {
  it('publishes the last word of several', () => {
    expect(only('An abandoned Russian T-72 was captured').status).toBe('captured');
    expect(only('A burning Russian T-72 was finally destroyed')).toMatchObject({
      status: 'destroyed',
      tags: [],
    });
  });

  it('takes the least of alternatives and asks for review', () => {
    expect(only('A Russian T-72 was damaged or destroyed')).toMatchObject({
      status: 'damaged',
      needs_review: true,
    });
  });

  it('keeps a burning item apart from a destroyed one', () => {
    expect(only('A burning Russian T-72')).toMatchObject({
      status: 'destroyed',
      tags: ['burning'],
      needs_review: true,
    });
    expect(only('Russian warship on fire').status).toBe('damaged');
  });

  it('reads "crashed" of aircraft alone', () => {
    expect(told('A Ukrainian Su-25 crashed')).toEqual(['1 Su-25 UKR destroyed']);
    expect(told('A Ukrainian Ural truck crashed')).toEqual([]);
  });

  it('reads a repeat of the same item once', () => {
    expect(
      told('A Russian T-72 was hit and destroyed. The tank was destroyed near the road.'),
    ).toHaveLength(1);
    expect(told('A Russian T-72 was destroyed. Another Russian T-72 was destroyed.')).toHaveLength(
      2,
    );
  });
});

describe('doubt', () => {
  it.each([
    'Allegedly a Russian T-72 was destroyed',
    'Ukraine claims to have destroyed a Russian T-72',
    'Russian T-72 destroyed?',
    'Імовірно, знищено російський танк',
    'Якобы уничтожен российский танк',
  ])('marks "%s"', (text) => {
    expect(only(text)).toMatchObject({ tags: ['alleged'], needs_review: true });
  });

  it.each([
    'The Russian T-72 was not destroyed',
    'No Russian tanks were destroyed',
    'Ukrainian forces failed to destroy the T-72',
    'Танк не знищено',
    'Танк не подбит',
    'They could have destroyed the tank',
    'Ukraine plans to destroy Russian tanks',
    'If the T-72 is destroyed, the road is open',
    'Щоб знищити танк, потрібен дрон',
    'Every destroyed tank earns a bonus',
    'During the exercise a T-72 was destroyed',
  ])('takes nothing from "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('takes what was managed for a fact', () => {
    expect(only('Ukrainian forces managed to destroy a Russian T-72').tags).toEqual([]);
  });

  it('lowers the confidence with every doubt', () => {
    const sure = only('A Russian T-72 was destroyed').confidence;
    const alleged = only('Allegedly a Russian T-72 was destroyed').confidence;
    const ownerless = only('Allegedly a T-72 was destroyed').confidence;
    expect(sure).toBeGreaterThan(alleged);
    expect(alleged).toBeGreaterThan(ownerless);
  });
});

describe('what is never lost', () => {
  it.each([
    ['the weapon that strikes', 'Lancet destroyed a bridge'],
    ['one-way drones and munitions', 'Ukrainian forces shot down 12 Shahed drones'],
    ['munitions shot down by an aircraft', 'A Ukrainian Su-25 shot down a Shahed'],
    ['pledges', 'Germany approved the delivery of 88 Leopard 2 tanks to replace destroyed houses'],
    ['people', 'Destroyed Russian infantry near a T-72'],
    ['works and depots', 'The tank factory was destroyed'],
    ['units', 'The tank brigade destroyed a depot'],
    ['fuel tanks', 'A fuel tank was destroyed'],
    ['what is repaired or replaced', 'The plant will repair destroyed T-72s'],
    ['other objects of the verb', "The T-72 saved lives and destroyed the enemy's plans"],
    ['what only helped', 'Окупанти захопили село за підтримки танків'],
    ['rockets named after their launcher', 'Знищено 5 ракет HIMARS'],
    ['pilots', 'Сбитый летчик Су-25 взят в плен'],
    ['other wars', 'Israeli T-72 destroyed in Gaza'],
    ['tank guns as weapons', 'A house destroyed by tank fire'],
    ['civilian cars', 'Three cars were destroyed'],
    ['civilian machines by name', 'A civilian truck was destroyed'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('but a car or ship somebody fights with is', () => {
    expect(told('A Russian vehicle was destroyed')).toEqual([
      '1 Trucks, Vehicles and Jeeps RUS destroyed',
    ]);
    expect(told('Russia lost a ship')).toEqual(['1 Naval Ships RUS destroyed']);
  });
});
