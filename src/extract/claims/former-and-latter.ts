import type { StatusMention } from './grammar-scan.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from "the former" to what is said of it. */
const REACH = 26;
const PAIR = 2;

/** "The former hit a mine, the latter burned": which of the two that the last sentence listed. */
export function formerOrLatter(
  view: SentenceView,
  status: StatusMention,
  last: { readonly phrase: NounPhrase; readonly view: SentenceView } | undefined,
): NounPhrase | null {
  for (let at = status.start - 1; at > status.start - REACH; at -= 1) {
    const norm = view.token(at)?.norm;
    if (norm === undefined) return null;
    if (norm !== 'former' && norm !== 'latter') continue;
    if (last === undefined || view.token(at - 1)?.norm !== 'the') return null;
    const pair = listBefore(last.view, last.phrase).filter(({ item }) => !item.munition);
    return pair.length === PAIR ? (pair[norm === 'former' ? 0 : 1] ?? null) : null;
  }
  return null;
}
