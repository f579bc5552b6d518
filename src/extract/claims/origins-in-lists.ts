import type { SentenceView } from './sentence-view.ts';

/** "шведского", "советской", "радянського": words before the noun of an origin. */
const LONGEST_ADJECTIVE = 2;
/** "США", "Великої Британії", "2021 года": whose or of which year it is. */
const LONGEST_MAKER = 2;
const ORIGIN =
  /^(?:производства|происхождения|изготовления|сборки|выпуска|образца|разработки|виробництва|походження|виготовлення|збірки|випуску|зразка|розробки)$/;
const GENITIVE = /(?:ого|его|ой|ей|ої|ьої)$/;

/** "гаубица М777 производства США и РЛС", "«Краб» польского производства, танк": past where an item was made. */
export function pastOrigin(view: SentenceView, from: number): number {
  let at = pastQuotedName(view, from);
  const named = at;
  while (at < named + LONGEST_ADJECTIVE && GENITIVE.test(view.token(at)?.norm ?? '')) at += 1;
  if (!ORIGIN.test(view.token(at)?.norm ?? '')) return named;
  at += 1;
  for (const limit = at + LONGEST_MAKER; at < limit; at += 1)
    if (view.isListMark(at) || !mayNameMaker(view, at)) break;
  return at;
}

const LONGEST_NAME = 5;

/** "САУ «Каракурт», танк": a name in quotes that no list of equipment knows. */
function pastQuotedName(view: SentenceView, from: number): number {
  if (view.token(from)?.kind !== 'quote' || view.token(from + 1)?.capital !== true) return from;
  for (let at = from + 1; at < from + LONGEST_NAME; at += 1) {
    if (view.phraseAt(at) !== undefined || view.statusAt(at) !== undefined) return from;
    if (view.token(at)?.kind === 'quote') return at + 1;
  }
  return from;
}

function mayNameMaker(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || view.phraseAt(at) !== undefined || view.statusAt(at) !== undefined)
    return false;
  if (token.kind === 'number' || /^(?:года|році|року)$/.test(token.norm)) return true;
  return token.kind === 'word' && token.capital;
}
