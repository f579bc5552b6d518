import type { Grammar } from './grammar.ts';
import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import { ownerOfMarksSaid } from './markings-of-sides.ts';
import { isOfAll, isOfWhatIsTold } from './mentions-of-sides.ts';
import { leftByAll, ownerToldApart } from './owner-sentences.ts';
import type { SentenceView } from './sentence-view.ts';
import { ownerSaidLast } from './sides-set-apart.ts';

/** Tokens between "all" and whose they are: "Все — російські". */
const ASSERTED_REACH = 3;
const ALL_REACH = 6;
const ARROW_REACH = 2;

/** "All of it Russian.", "(all left by the 4th Division)": whose a sentence says that everything was. */
export function assertedIn(
  view: SentenceView,
  speaker: string | null,
  grammar: Grammar,
): Owner | null {
  const first = view.sentence.start;
  const apart = ownerToldApart(view, speaker) ?? ownerOfMarksSaid(view) ?? assertedAtEnd(view);
  if (apart !== null) return apart;
  const isAll = view.is(first, 'all_of_it');
  const left = isAll || view.token(first)?.norm === '(' ? leftByAll(view) : null;
  if (left !== null) return left;
  if (!isAll && view.phrases.length > 0) return null;
  const last = ownerSaidLast(view) ?? ownerOfColumn(view);
  if (last !== null) return last;
  if (view.is(first, 'belonging')) return ownerBelonging(view);
  const enemy = isAll && view.has('enemy') ? view.firstOf('enemy') : -1;
  if (enemy !== -1 && enemy <= first + ASSERTED_REACH) {
    const code = speaker === null ? null : grammar.opponentOf(speaker);
    return code === null ? null : { start: enemy, end: enemy + 1, code, tag: null };
  }
  const mention = firstMention(view);
  if (mention === null) return null;
  if (mention.side.role === 'flag') {
    const target = targetAfterArrow(view, mention);
    if (target !== null) return target;
  }
  if (mention.side.role === 'force') {
    if (isAll && isOfAll(view, mention)) return ownerFrom(mention);
    const isOwned = isAll && view.statuses.length === 0 && mention.end >= view.sentence.end - 1;
    return isOwned && mention.start <= first + ASSERTED_REACH ? ownerFrom(mention) : null;
  }
  if (view.is(mention.start - 1, 'all_of_it')) return ownerFrom(mention);
  if (isAll && isOfAll(view, mention)) return ownerFrom(mention);
  if (isAll) return mention.start <= first + ASSERTED_REACH ? ownerFrom(mention) : null;
  return mention.start === first && isOfWhatIsTold(view, mention) ? ownerFrom(mention) : null;
}

/** "…, Запорожская обл. (российская).", "…, все российские", "…, всё 37-й бригады РФ" */
function assertedAtEnd(view: SentenceView): Owner | null {
  let last = view.sentence.end - 1;
  while (last > view.sentence.start && view.token(last)?.kind === 'punct') last -= 1;
  const mention = view.scan.sideOver.get(last);
  if (mention === undefined || mention.side.role === 'donor' || mention.end !== last + 1)
    return null;
  if (mention.side.role === 'flag') return allBefore(view, mention) ? ownerFrom(mention) : null;
  if (view.token(last)?.cyrillic !== true) return null;
  const before = mention.start - 1;
  const opener = view.token(before)?.norm;
  if (mention.side.role === 'adjective' && opener === '(' && view.token(last + 1)?.norm === ')')
    return ownerFrom(mention);
  for (let at = before; at >= before - ALL_REACH; at -= 1) {
    if (view.is(at, 'all_of_it'))
      return view.token(at - 1)?.norm === ',' ? ownerFrom(mention) : null;
    if (view.token(at)?.norm === ',' || view.statusAt(at) !== undefined) return null;
  }
  return null;
}

/** "all 🇷🇺:" */
function allBefore(view: SentenceView, { start }: SideMention): boolean {
  return view.is(start - 1, 'all_of_it') || view.is(start - 2, 'all_of_it');
}

/** Tokens of a sentence that says whose column what was told before was. */
const COLUMN_SENTENCE = 12;

/** "Три згорілі БМП-2. Колона росіян під Ічнею.": it names no thing of its own. */
function ownerOfColumn(view: SentenceView): Owner | null {
  const { start, end } = view.sentence;
  const isOfColumn = view.is(start, 'group') && view.token(start)?.cyrillic === true;
  if (!isOfColumn || end - start > COLUMN_SENTENCE || view.statuses.length > 0) return null;
  const mention = view.scan.sideOver.get(start + 1);
  return mention === undefined || mention.side.role === 'donor' ? null : ownerFrom(mention);
}

/** "🇺🇦➡️🇷🇺": the second is whose things are told of. */
function targetAfterArrow(view: SentenceView, { end, side }: SideMention): Owner | null {
  for (let at = end; at <= end + ARROW_REACH; at += 1) {
    const next = view.scan.sideOver.get(at);
    if (next === undefined) continue;
    return next.side.role === 'flag' && next.side.code !== side.code ? ownerFrom(next) : null;
  }
  return null;
}

export function firstMention(view: SentenceView): SideMention | null {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention !== undefined && mention.side.role !== 'donor') return mention;
  }
  return null;
}

/** "Належав 2-й мотострілецькій дивізії рф." */
function ownerBelonging(view: SentenceView): Owner | null {
  const mention = firstMention(view);
  return mention === null ? null : ownerFrom(mention);
}
