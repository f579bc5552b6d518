import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import { isLeftBy } from './leavings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of a sentence that says whose something was and little else. */
const LONGEST = 16;
/** Words before "belonged": "the gun", "both of them". */
const SUBJECT_REACH = 6;
const BELONGED =
  /^(?:belonged|belongs|belong|належав|належала|належали|належало|належить|належать|принадлежал|принадлежала|принадлежали|принадлежало|принадлежит|принадлежат)$/;
const OURS = /^(?:наш|наша|наше|наші|наши|ours)$/;
const CONCERNS =
  /^(?:борт|літак|самолет|машина|танк|вертолет|гелікоптер|вертоліт|техніка|техника|it|they|both|все|всі|обидва|обидві|оба|обе)$/;

/** "The gun belonged to the Ukrainian 66th.", "Борт наш.": whose what was told before it was. */
export function ownerToldApart(view: SentenceView, speaker: string | null): Owner | null {
  const { start, end } = view.sentence;
  if (end - start > LONGEST || view.statuses.length > 0 || view.phrases.length > 1) return null;
  if (view.has('negation')) return null;
  return ownerItBelongsTo(view) ?? (view.has('ours') ? ownerWhoSaysOurs(view, speaker) : null);
}

function ownerItBelongsTo(view: SentenceView): Owner | null {
  const { start, end } = view.sentence;
  for (let at = start; at < Math.min(end, start + SUBJECT_REACH); at += 1) {
    if (view.scan.sideOver.has(at)) return null;
    if (!BELONGED.test(view.token(at)?.norm ?? '')) continue;
    for (let next = at + 1; next < end; next += 1) {
      const side = view.scan.sideOver.get(next);
      if (side === undefined || side.side.role === 'donor') continue;
      return ownerFrom(side);
    }
    return null;
  }
  return null;
}

/** "Борт наш, армейский", "Both were ours."; not "Наша артиллерия молчала". */
function ownerWhoSaysOurs(view: SentenceView, speaker: string | null): Owner | null {
  if (speaker === null) return null;
  const { start, end } = view.sentence;
  for (let at = start; at < Math.min(end, start + SUBJECT_REACH); at += 1) {
    if (!OURS.test(view.token(at)?.norm ?? '')) continue;
    const next = view.token(at + 1);
    const isLast = next === undefined || next.kind === 'punct' || next.kind === 'newline';
    const isSaid = at === start || CONCERNS.test(view.token(start)?.norm ?? '');
    return isLast && isSaid ? { start: at, end: at + 1, code: speaker, tag: null } : null;
  }
  return null;
}

/** "(all left by the 4th Guards Tank Division)", "Всё это бросили вояки 11-го корпуса". */
export function leftByAll(view: SentenceView): Owner | null {
  const opener = view.token(view.sentence.start)?.norm === '(' ? 1 : 0;
  const first = view.sentence.start + opener;
  if (!view.is(first, 'all_of_it')) return null;
  const leaver = whoLeft(view);
  if (leaver !== null) return ownerFrom(leaver);
  if (view.phrases.length > 0) return null;
  const isLeft = view.statuses.some(({ words }) =>
    words.some((word) => word.status === 'abandoned'),
  );
  if (!isLeft) return null;
  for (let at = first; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention !== undefined && mention.side.role !== 'donor') return ownerFrom(mention);
  }
  return null;
}

function whoLeft(view: SentenceView): SideMention | null {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention?.start === at && isLeftBy(view, mention)) return mention;
  }
  return null;
}
