import type { SentenceView } from './sentence-view.ts';

/** Words from the start of a sentence in which what makes it a question stands. */
const REACH = 6;
const OPENERS = new Set(
  'how was were did has have had is are do does чи скільки невже хіба сколько неужели разве'.split(
    ' ',
  ),
);
const WHETHER = new Set(['ли', 'ль']);
/** "Это правда, что …?", "Any confirmation that …?" */
const TRUTH = new Set('правда true подтверждение підтвердження confirmation'.split(' '));

/** "How many tanks were destroyed?", "Уничтожен ли танк?": it asks; "Who destroyed it?" knows it. */
export function isQuestion(view: SentenceView): boolean {
  return view.sentence.asks && view.once('question', () => opensQuestion(view));
}

function opensQuestion(view: SentenceView): boolean {
  const { start } = view.sentence;
  let first = start;
  while (first < start + REACH && view.token(first)?.kind !== 'word') first += 1;
  if (OPENERS.has(view.token(first)?.norm ?? '')) return true;
  for (let at = first; at < start + REACH; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (WHETHER.has(norm) || TRUTH.has(norm)) return true;
  }
  return false;
}
