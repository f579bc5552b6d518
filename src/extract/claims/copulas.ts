import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const BE_FORMS = new Set(
  'was were is are be been being got gets get getting lies lie lay stands stood sits remains'.split(
    ' ',
  ),
);

/** "was destroyed", "has been destroyed"; not "has destroyed". */
export function isPassive(view: SentenceView, status: StatusMention): boolean {
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'negation')) at -= 1;
  return view.is(at, 'auxiliary') && BE_FORMS.has(view.token(at)?.norm ?? '');
}

const PREDICATE_REACH = 4;

/** "the T-72 is now a burnt-out wreck" */
export function isPredicate(view: SentenceView, status: StatusMention): boolean {
  const limit = status.start - PREDICATE_REACH;
  for (let at = status.start - 1; at >= limit; at -= 1) {
    if (view.is(at, 'auxiliary')) return BE_FORMS.has(view.token(at)?.norm ?? '');
    const mayStand = view.is(at, 'determiner') || view.is(at, 'adjective') || view.isLightWord(at);
    if (!mayStand || view.phraseAt(at) !== undefined) return false;
  }
  return false;
}
