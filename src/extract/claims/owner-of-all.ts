import { type Owner, ownerFrom } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "all by Ukrainians", "all but one Russian" */
const OTHERWISE = new Set('by but thanks to except from with for because'.split(' '));
/** Tokens from "all" to the side: "all of them apparently Russian". */
const REACH = 4;

/** "3x BMP-1 and a BREM-1 knocked out, all Russian": whose all that was listed before is. */
export function ownerOfAll(view: SentenceView, { end }: NounPhrase): Owner | null {
  if (!view.has('all_of_it')) return null;
  for (let at = end; at < view.sentence.end; at += 1) {
    if (!view.is(at, 'all_of_it') || view.token(at - 1)?.norm !== ',') continue;
    for (let next = at + 1; next <= at + REACH; next += 1) {
      const side = view.scan.sideOver.get(next);
      if (OTHERWISE.has(view.token(next)?.norm ?? '')) return null;
      if (side === undefined) continue;
      const behind = view.token(side.end);
      const closes = behind === undefined || behind.kind !== 'word';
      return closes && side.side.role !== 'donor' ? ownerFrom(side) : null;
    }
  }
  return null;
}
