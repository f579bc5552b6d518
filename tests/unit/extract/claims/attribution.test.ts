import { describe, expect, it } from 'vitest';
import { AttributionReader, attributionTags } from '../../../../src/extract/claims/attribution.ts';
import { SMALL_REFERENCE } from './small-reference.ts';

const reader = new AttributionReader(SMALL_REFERENCE.belligerents);

/** The side the words with the marked status are attributed to; `nobody` for the writer's own. */
function claimedBy(marked: string): string | null {
  const attribution = reader.of(marked.replace('*', ''))(marked.indexOf('*'));
  return attribution === null ? 'nobody' : attribution.side;
}

describe('who claims what a sentence tells', () => {
  it.each([
    ["Ukraine's General Staff said a Russian T-72B3 tank was *destroyed.", 'UKR'],
    ['The Russian T-72B3 was *destroyed, the Ukrainian military said.', 'UKR'],
    ["A Russian T-72B3 was *destroyed, said Ukraine's General Staff.", 'UKR'],
    ['According to Russian sources, a Ukrainian Leopard 2 was *hit.', 'RUS'],
    ['A Ukrainian Leopard 2 was *hit, according to the Russian ministry of defence.', 'RUS'],
    ['As reported by the DPR, a Ukrainian Leopard 2 was *hit.', 'RUS'],
    ['За даними Генштабу ЗСУ, *знищено танк Росії.', 'UKR'],
    ['Генштаб ЗСУ повідомив про *знищення російського танка.', 'UKR'],
    ['Про *знищення російського танка повідомили в Генштабі ЗСУ.', 'UKR'],
    ['По словам Минобороны России, *уничтожен украинский танк.', 'RUS'],
    ['Об *уничтожении украинского танка сообщили в Минобороны России.', 'RUS'],
    ['Минобороны России сообщило об *уничтожении украинского танка.', 'RUS'],
  ])('is a side that is named: %s', (marked, side) => {
    expect(claimedBy(marked)).toBe(side);
  });

  it.each([
    'Officials said a Russian tank was *destroyed.',
    'A Russian tank was *destroyed, officials said.',
    'A Russian tank was *destroyed, he added.',
    'За даними Генштабу, *знищено танк Росії.',
    'Повідомляється, що російський танк *знищено.',
    'Об *уничтожении украинского танка сообщили в штабе.',
  ])('is of no known side: %s', (marked) => {
    expect(claimedBy(marked)).toBeNull();
  });

  it.each([
    'A Russian tank was *destroyed near Kreminna.',
    'A Russian tank was reported *destroyed near Kreminna.',
    'Російський танк *знищено під Кремінною.',
    'A Russian tank was *destroyed. Officials said nothing of it.',
  ])('is nobody but the writer: %s', (marked) => {
    expect(claimedBy(marked)).toBe('nobody');
  });

  it('may be told in the sentence after', () => {
    expect(claimedBy('Російський танк *знищено. Про це повідомили в Генштабі ЗСУ.')).toBe('UKR');
    expect(claimedBy('Украинский танк *уничтожен. Об этом сообщает штаб.')).toBeNull();
  });
});

describe('attributionTags', () => {
  it('names the side where it is known', () => {
    expect(attributionTags(null)).toEqual([]);
    expect(attributionTags({ side: null })).toEqual(['attributed']);
    expect(attributionTags({ side: 'RUS' })).toEqual(['attributed', 'attributed_to:RUS']);
  });
});
