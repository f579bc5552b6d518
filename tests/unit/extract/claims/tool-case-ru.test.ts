import { describe, expect, it } from 'vitest';
import { causesIn, lossesIn } from './told.ts';

describe('artillery that struck', () => {
  it.each([
    'Российский Т-90М уничтожен украинской артиллерией.',
    'Российский Т-90М был разбит артиллерией под Роботино.',
    'Российский Т-90М уничтожен огнём артиллерии.',
    'Російський Т-90М знищено вогнем артилерії.',
    'Російський Т-90М знищено артилерією.',
  ])('is the cause, never the loss: %s', (text) => {
    expect(lossesIn(text)).toEqual(['1 T-90M RUS destroyed']);
    expect(causesIn(text)).toEqual(['Artillery']);
  });
});
