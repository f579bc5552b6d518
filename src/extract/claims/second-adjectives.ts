import type { SentenceView } from './sentence-view.ts';

const ADJECTIVE_REACH = 5;

/** "wrecked and half-submerged gunboat": from `from` on stands a second adjective of the same noun. */
export function describesOn(view: SentenceView, from: number): boolean {
  if (view.token(from - 1)?.norm === ',') return false;
  for (let at = from; at < from + ADJECTIVE_REACH; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined) return at > from && !phrase.item.munition;
    const token = view.token(at);
    if (token?.kind !== 'hyphen' && !/(?:ed|en|ing|half|semi|wn|nt)$/.test(token?.norm ?? ''))
      return false;
  }
  return false;
}
