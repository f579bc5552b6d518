import { describe, expect, it } from 'vitest';
import { editDistance, folded, splitWords } from '../../../src/app/evaluation/folded-names.ts';
import type { LabelCase, LossLabel } from '../../../src/app/evaluation/label-case.ts';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { PARTS, readCases } from './cases.ts';
import { KINDS } from './kinds.ts';

const { equipment, places } = await loadReferenceData();
const corpus = { dev: readCases('dev'), 'held-out': readCases('held-out') };
const all = PARTS.flatMap((part) => corpus[part]);
const firm = ({ gold }: LabelCase): readonly LossLabel[] =>
  gold.losses.filter(({ optional }) => !optional);

const spellings = new Map<string, readonly string[]>();
for (const { name, aliases } of places.flatMap((file) => file.places)) {
  const key = folded(name);
  spellings.set(key, [...(spellings.get(key) ?? []), name, ...aliases]);
}
const isPlaceIn = (text: string, place: string | null): boolean =>
  place !== null &&
  [place, ...(spellings.get(folded(place)) ?? [])].some((name) => isIn(text, name));

describe('the labels of the claims corpus', () => {
  it('are of enough texts, in three languages, in both parts', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    for (const part of PARTS) {
      for (const lang of ['en', 'uk', 'ru']) {
        const own = corpus[part].filter((labelled) => labelled.lang === lang);
        expect(own.length, `${part} ${lang}`).toBeGreaterThanOrEqual(60);
      }
    }
  });

  it('are of texts with and without a loss, neither fewer than a third', () => {
    for (const part of PARTS) {
      const share = corpus[part].filter((labelled) => firm(labelled).length > 0).length;
      expect(share / corpus[part].length, part).toBeGreaterThan(1 / 3);
      expect(share / corpus[part].length, part).toBeLessThan(2 / 3);
    }
  });

  it('have ids of their own', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  it('are of texts that are not twice in the corpus', () => {
    const texts = all.map(({ text }) => folded(text));
    expect(all.filter((_, n) => texts.indexOf(texts[n] ?? '') !== n).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('say of each text what kind it is, what is hard about it and when it was posted', () => {
    const bare = all.filter(
      ({ kind, why, posted_at }) => kind === undefined || why === undefined || posted_at == null,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('are of every kind in both parts, and of no other', () => {
    for (const part of PARTS) {
      const kinds = new Set(corpus[part].map(({ kind }) => kind));
      expect([...kinds].sort(), part).toEqual([...KINDS].sort());
    }
  });

  it('carry each field often enough in the held-out part for a figure to mean something', () => {
    const losses = corpus['held-out'].flatMap(firm);
    const carrying = (field: keyof LossLabel): number =>
      losses.filter((loss) => loss[field] !== null && loss[field] !== undefined).length;
    for (const field of ['model', 'quantity', 'lost_by', 'place', 'date', 'cause'] as const) {
      expect(carrying(field), field).toBeGreaterThanOrEqual(60);
    }
  });

  it('name pledges, casualties and weapons among what must never be a loss', () => {
    for (const part of PARTS) {
      const nevers = new Set(corpus[part].map(({ never }) => never));
      for (const reason of ['pledge', 'casualties', 'weapon']) {
        expect(nevers, part).toContain(reason);
      }
    }
  });

  it('name models that are in the data or in the text', () => {
    const known = new Set(
      equipment.flatMap(({ models }) => models.flatMap(({ model, family }) => [model, family])),
    );
    const strange = all.flatMap(({ id, text, gold }) =>
      gold.losses
        .flatMap(({ model }) => (model === null || known.has(model) ? [] : [model]))
        .filter((model) => !isIn(text, model))
        .map((model) => `${id}: ${model}`),
    );
    expect(strange).toEqual([]);
  });

  it('name places that are in the text', () => {
    const strange = all.flatMap(({ id, text, gold }) =>
      gold.losses
        .flatMap(({ place, accept_place }) => (place === null ? [] : [[place, ...accept_place]]))
        .filter((accepted) => !accepted.some((place) => isPlaceIn(text, place)))
        .map(([place]) => `${id}: ${place}`),
    );
    expect(strange).toEqual([]);
  });

  it('date losses no later than their post', () => {
    const late = all.filter(({ posted_at, gold }) =>
      gold.losses.some(({ date }) => date !== null && date > (posted_at ?? '')),
    );
    expect(late.map(({ id }) => id)).toEqual([]);
  });
});

/** Some word of the name, but for its ending, begins a word of the text. */
function isIn(text: string, name: string): boolean {
  const words = splitWords(folded(text));
  return splitWords(folded(name)).some((word) => {
    const stem = word.slice(0, Math.max(3, word.length - 3));
    return words.some((other) => {
      const start = other.slice(0, stem.length);
      return start === stem || (stem.length >= 4 && editDistance(start, stem) <= 1);
    });
  });
}
