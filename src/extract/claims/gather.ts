import { Discourse } from './discourse.ts';
import type { Owner } from './grammar.ts';
import { Headings } from './headings.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isMilitary, type Reading, readingsOf } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';
import { isListOfTotals } from './tally.ts';

/** All that a text says of one item, in whichever sentences. */
export interface Said {
  readonly phrase: NounPhrase;
  readonly readings: readonly Reading[];
  /** The sentence that names the item. */
  readonly home: SentenceView;
  /** "Russian losses:" above a list. */
  readonly headingOwner: Owner | null;
}

interface Gathered {
  readonly phrase: NounPhrase;
  readonly readings: Reading[];
  readonly home: SentenceView;
  readonly headingOwner: Owner | null;
}

/** Reads the sentences in order and brings together what they say of each item. */
export function gatherSaid(views: readonly SentenceView[]): readonly Said[] {
  const headings = new Headings();
  const discourse = new Discourse();
  const said = new Map<NounPhrase, Gathered>();
  const homes = new Map<NounPhrase, SentenceView>();
  for (const view of views) {
    if (isListOfTotals(view)) continue;
    for (const phrase of view.phrases) homes.set(phrase, view);
    const headingOwner = headings.ownerFor(view);
    for (const reading of readingsIn(view, headings, discourse)) {
      const { phrase } = reading;
      const known = said.get(phrase);
      if (known !== undefined) known.readings.push(reading);
      else {
        const home = homes.get(phrase) ?? view;
        said.set(phrase, { phrase, readings: [reading], home, headingOwner });
      }
    }
    headings.note(view);
    discourse.note(view);
  }
  return [...said.values()].sort((a, b) => a.phrase.item.start - b.phrase.item.start);
}

function readingsIn(
  view: SentenceView,
  headings: Headings,
  discourse: Discourse,
): readonly Reading[] {
  const { readings, unsaid } = readingsOf(view);
  const resolved = readings
    .map((reading) => {
      const antecedent = discourse.antecedentOf(reading.phrase);
      return antecedent === null ? reading : { ...reading, phrase: antecedent };
    })
    .filter(({ phrase, agent }) => isMilitary(phrase, agent));
  const all = [...resolved, ...discourse.readingsOf(view, unsaid)].filter(
    ({ phrase }) => !view.sentence.isHeading || phrase.item.named || phrase.number !== null,
  );
  return all.length > 0 ? all : headings.readingsFor(view);
}
