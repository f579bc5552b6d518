import { describe, expect, it } from 'vitest';
import { claimsOf, placeOf } from '../place-told.ts';

const EXACT = { where_prec: 1, uncertainty_km: null, basis: 'text' };

describe('coordinates stated for a loss', () => {
  it.each([
    ['Russian T-72 destroyed near Bakhmut (48.5956, 37.9998)', 'Bakhmut'],
    ['Ukrainian tank destroyed near Vuhledar. Coordinates: 47.7812, 37.2567', 'Vuhledar'],
    ['Знищено Т-72 РФ біля Тернів: 49.0923, 37.9608', 'Terny'],
  ])('go under the name of the place they lie at: "%s"', (text, name) => {
    expect(placeOf(text)).toMatchObject({ name, country: 'UKR', ...EXACT });
  });

  it('go under their own digits where no place is named', () => {
    expect(placeOf('Russian T-72 destroyed at 37.9998, 48.5956')).toMatchObject({
      name: '37.9998, 48.5956',
      latitude: 48.5956,
      longitude: 37.9998,
      place_id: null,
      ...EXACT,
    });
    const link = 'Russian T-72 destroyed https://maps.google.com/?q=48.5956,37.9998';
    expect(placeOf(link)?.name).toBe('48.5956, 37.9998');
  });

  it('give review where they lie far from the settlement named', () => {
    const [claim] = claimsOf('Russian T-72 destroyed near Kreminna (47.7812, 37.2567)');
    expect(claim?.place).toMatchObject({ latitude: 47.7812, place_id: null });
    expect(claim?.needs_review).toBe(true);
  });

  it('are near, not at, when the square is ten kilometres wide', () => {
    expect(placeOf('Russian T-72 destroyed at 37U DQ 1 6')).toMatchObject({
      where_prec: 2,
      uncertainty_km: 7.1,
    });
  });

  it('belong to the nearer of two losses in a sentence', () => {
    const text =
      'Russian T-72 destroyed at 48.5956, 37.9998 and Russian BMP-2 destroyed at 47.7812, 37.2567';
    expect(claimsOf(text).map(({ place }) => place?.latitude)).toEqual([48.5956, 47.7812]);
  });
});
