import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('a dash that stands for the verb before, with another side for its subject', () => {
  it.each([
    [
      'Українці втратили два М113, росіяни — сім МТ-ЛБ.',
      ['2 M113 UKR destroyed', '7 MT-LB RUS destroyed'],
    ],
    [
      'Вони втратили «Град», ми — дві БМП-1.',
      ['1 BM-21 Grad RUS destroyed', '2 BMP-1 UKR destroyed'],
    ],
    [
      'З українського боку згорів один М113, з російського — Т-80БВМ і дві БМП-2.',
      ['1 M113 UKR destroyed', '1 T-80BVM RUS destroyed', '2 BMP-2 RUS destroyed'],
    ],
    [
      'Росіяни кинули дві БМП-2, українці — один М113.',
      ['2 BMP-2 RUS abandoned', '1 M113 UKR abandoned'],
    ],
    [
      'Россияне потеряли два Т-72, украинцы — один М113.',
      ['2 T-72 RUS destroyed', '1 M113 UKR destroyed'],
    ],
  ])('reads %s', (text, losses) => {
    expect(lossesIn(text)).toEqual(losses);
  });

  it('leaves a dash alone behind which the same side goes on', () => {
    expect(lossesIn('Спалили два Т-72 росіян, а під Лиманом — ще БМП-2.')).toEqual([
      '2 T-72 RUS destroyed',
      '1 BMP-2 RUS destroyed',
    ]);
  });
});
