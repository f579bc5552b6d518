import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { SentenceView } from './sentence-view.ts';

const POSSESSIVES = new Set('its their her'.split(' '));

/** "the Navy confirmed its destruction" */
export function isOfOneNamed(view: SentenceView, { start, end }: StatusMention): boolean {
  let at = start - 1;
  while (view.isLightWord(at) || view.is(at, 'adjective')) at -= 1;
  if (view.is(end, 'of')) return false;
  const before = view.token(at)?.norm ?? '';
  return POSSESSIVES.has(before) || isConfirmed(view, at, end);
}

const CONFIRMS = /^(?:confirm|verif|show|prov|record|document)(?:s|es|ed|ing|ies|ied)?$/;
const SEEN = new Set('confirmed verified visible seen recorded documented'.split(' '));

/** "Objective control confirms the destruction.", "Burnt hull visible.", "Kill confirmed." */
function isConfirmed(view: SentenceView, at: number, end: number): boolean {
  if (view.phrases.some(({ item }) => !item.munition)) return false;
  const verb = view.is(at, 'determiner') ? at - 1 : at;
  const closes = view.token(end);
  if (CONFIRMS.test(view.token(verb)?.norm ?? ''))
    return closes === undefined || closes.kind !== 'word' || view.is(end, 'preposition');
  const opens = view.token(at) === undefined;
  return opens && SEEN.has(closes?.norm ?? '');
}

const HAVE = new Set('has have had having'.split(' '));

/** "in which it had shot down three missiles": it did, and nothing was done to it. */
export function isPerfectActive(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): boolean {
  if (word.voice !== 'participle' || view.is(status.end, 'object_pronoun')) return false;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at)) at -= 1;
  return HAVE.has(view.token(at)?.norm ?? '');
}
