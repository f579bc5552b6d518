import type { SentenceView } from './sentence-view.ts';

const OUT_OF = new Set('of з із зі из с серед среди поміж між'.split(' '));
const THEM = new Set('them which these those них ними яких которых цих этих'.split(' '));

/** "of them", "з них", "из которых": whether it begins at a token. */
export function beginsOutOfThem(view: SentenceView, at: number): boolean {
  return OUT_OF.has(view.token(at)?.norm ?? '') && THEM.has(view.token(at + 1)?.norm ?? '');
}
