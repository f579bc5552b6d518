import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a short post', () => {
  it.each([
    'A Russian T-72, mined and then finished by FPV near Terny',
    'Russian T-72 killed by FPV at Terny',
    'A Russian T-72, complete with its plough, put out of business by a Javelin at Terny',
    'Our pilots turned a Russian T-72 inside out near Terny',
    'Our FPV sent a Russian T-72 to meet Kobzon near Terny',
    'The Russian T-72 at Terny is two-hundredth',
    'The Russian army is down one T-72 near Terny',
    'Russian T-72, carriage burned through, Terny',
    'Our pilots made a colander of a Russian T-72 near Terny',
  ])('tells in a phrase what was destroyed: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it.each([
    'Our scouts found a Russian T-72 and drove it to our lines',
    'A Russian T-72 was picked up by Ukrainian marines near Terny',
    'Locals pulled a Russian T-72 home as a trophy near Terny',
  ])('tells in a phrase what was captured: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS captured']);
  });

  it.each([
    'The marines picked up ammunition for a T-72 near Terny',
    'The Russian army is short of T-72 crews',
    'M777 says hello',
  ])('tells of none where the phrase says something else: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('a heading of one status and a place', () => {
  it.each([
    'Destroyed near Terny\nRussian T-72',
    'Destroyed near Terny today (not all of it)\nRussian T-72',
  ])('speaks for the list below it without a colon: "%s"', (text) => {
    expect(told(text)).toEqual(['1 T-72 RUS destroyed']);
  });

  it('speaks for nothing below it when it tells a story', () => {
    expect(told('They destroyed houses near Terny\nRussian T-72')).toEqual([]);
  });
});
