import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';

interface OfPhrase {
  readonly phrase: NounPhrase;
  readonly readings: readonly Pick<Reading, 'part' | 'view'>[];
}

/**
 * "Дві M777 підбито: одну пошкоджено, одну знищено": where each of several is told of by itself,
 * nothing more is said of all of them.
 */
export function withoutToldByParts<Told extends OfPhrase>(all: readonly Told[]): readonly Told[] {
  if (!all.some(({ readings }) => readings.some(({ part }) => part))) return all;
  return all.filter((whole) => !isToldByParts(whole, all));
}

function isToldByParts({ phrase, readings }: OfPhrase, all: readonly OfPhrase[]): boolean {
  const total = phrase.number?.value ?? 1;
  if (total < 2 || readings.some(({ part }) => part)) return false;
  let parts = 0;
  for (const { phrase: other, readings: told } of all) {
    if (other === phrase || other.item !== phrase.item) continue;
    const { number } = other;
    // "Два сгорели, ещё два повреждены": more than the first two.
    const isMore = ({ view }: Pick<Reading, 'view'>): boolean =>
      number !== null && (view.is(number.start - 1, 'another') || view.is(number.start, 'another'));
    if (!told.every(({ part }) => part) || told.some(isMore)) return false;
    parts += number?.value ?? 0;
  }
  return parts === total;
}
