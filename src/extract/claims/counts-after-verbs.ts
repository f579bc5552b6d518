import type { StatusMention } from './grammar-scan.ts';
import type { QuantityNumber } from './numbers.ts';
import { isCyrillic } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** A bare count of machines; "двух", "двоих" may be men. */
const COUNT =
  /^(?:оди?н|одну|два|дв[іе]|три|чотири|четыре|п.?ять|ш[іе]сть|сім|семь|в[іо]с[іе]мь|вісім|дев.?ять|десять)$/;

/** "зайшли на БМП, спалили дві": how many of those named before, where the clause ends with the count. */
export function countAfter(view: SentenceView, status: StatusMention): QuantityNumber | null {
  if (!isCyrillic(view, status)) return null;
  const { end: from } = status;
  const both = BOTH.test(view.token(from)?.norm ?? '');
  if (both && closesClause(view, from + 1)) return { start: from, end: from + 1, value: 2 };
  const start = ALL.test(view.token(from)?.norm ?? '') ? from + 1 : from;
  if (!COUNT.test(view.token(start)?.norm ?? '')) return null;
  const counted = view.scan.numberWordAt.get(start);
  const end = counted?.end ?? start + 1;
  return closesClause(view, end) ? { start, end, value: counted?.value ?? 1 } : null;
}

function closesClause(view: SentenceView, at: number): boolean {
  const next = view.token(at);
  return next === undefined || next.kind === 'punct' || next.kind === 'newline';
}

/** "сожгли обе", "спалили всі три" */
const BOTH = /^(?:оба|обе|обох|обидва|обидві)$/;
const ALL = /^(?:все|всі|усі)$/;
