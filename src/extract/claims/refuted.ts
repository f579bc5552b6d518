import { takesBack } from './later-denials.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences, its own among them, in which what a claim says is refuted. */
const REFUTED_WITHIN = 3;
const NO = new Set(['no', 'nope', 'nah', 'нет', 'ні']);

/** "They claim to have destroyed a Patriot. Nonsense, it is in place." */
export function isRefuted(
  views: readonly SentenceView[],
  order: number,
  { hedged }: Reading,
): boolean {
  const next = views[order + 1];
  if (isQuotedWhole(views[order]) && next?.has('hedge') === true)
    return next.has('refutes') || views[order + 2]?.has('refutes') === true;
  if (next !== undefined && takesBack(next)) return true;
  const saysNo = next !== undefined && NO.has(next.token(next.sentence.start)?.norm ?? '');
  if (saysNo && endsInQuote(views[order])) return true;
  if (!hedged) return false;
  const around = views.slice(order, order + REFUTED_WITHIN);
  if (around.some((view) => view.has('refutes'))) return true;
  return saysNo;
}

/** "«F-16 downed over Sumy!» So they write every week.": somebody's words, in quotes. */
function isQuotedWhole(view: SentenceView | undefined): boolean {
  return view?.token(view.sentence.start)?.kind === 'quote';
}

/** "Первое: «в Голубовке сгорел эшелон». Нет, …": rumours quoted one by one. */
function endsInQuote(view: SentenceView | undefined): boolean {
  return view !== undefined && view.token(view.sentence.end - 1)?.kind === 'quote';
}
