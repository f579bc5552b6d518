import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { SentenceView } from './sentence-view.ts';

/** How a noun ends that agrees with a verb in the past. */
const SUBJECT_OF: readonly (readonly [RegExp, RegExp])[] = [
  [/л(?:а|ась|ася)$/, /[ая]$/],
  [/л(?:и|ись|ися)$/, /[иыії]$/],
  [/л(?:о|ось|ося)$/, /[оеє]$/],
  [/[лв](?:ся)?$/, /[бвгджзклмнпрстфхцчшщйь]$/],
  [/(?:[иеё]т|ить)(?:ся)?$/, /(?:[бвгджзклнпрстфхцчшщ]|[^оеу]м|[ая])$/],
  [/[уюая]т(?:ся)?$|[ая]ть(?:ся)?$/, /[иыії]$/],
];

/** ", взорвался склад", "и сгорела проводка": the subject of a verb that opens its clause. */
export function subjectFollows(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): boolean {
  if (word.voice !== 'subject' || word.ofPart === true || status.end !== status.start + 1)
    return false;
  const verb = view.token(status.start);
  const before = status.start - 1;
  if (verb?.cyrillic !== true) return false;
  // "у противника горела техника": what burns is named right behind the verb.
  const opens = view.isListMark(before) || view.is(before, 'relative');
  if (!opens && (word.tag !== 'burning' || view.phraseAt(before) !== undefined)) return false;
  const next = view.token(status.end);
  if (next === undefined || next.capital) return false;
  if (view.scan.numberWordAt.has(status.end)) return view.phraseAt(status.end) === undefined;
  if (!isNounOrPart(view, status.end)) return false;
  const agreement = SUBJECT_OF.find(([ending]) => ending.test(verb.norm));
  return agreement?.[1].test(next.norm) === true;
}

function isNounOrPart(view: SentenceView, at: number): boolean {
  if (view.is(at, 'people') || view.is(at, 'materiel')) return true;
  return view.isUnknownWord(at) || (view.is(at, 'head_noun') && view.phraseAt(at) === undefined);
}
