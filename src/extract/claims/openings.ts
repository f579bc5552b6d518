import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const PARTICIPLES = new Set('struck hit caught shot left found built stuck seen'.split(' '));
const PARTICIPLE_REACH = 16;

/** "Bogged on Sunday and blown up by …", "Struck by a missile and ruined": no subject of its own. */
export function opensWithParticiple(view: SentenceView, { start }: StatusMention): boolean {
  const first = view.sentence.start;
  const opening = view.token(first);
  if (start === first || start - first > PARTICIPLE_REACH || opening?.kind !== 'word') return false;
  if (opening.cyrillic || !(PARTICIPLES.has(opening.norm) || opening.norm.endsWith('ed')))
    return false;
  for (let at = first; at < start; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined && phrase.governor === 'none' && !phrase.barred) return false;
    if (view.is(at, 'pronoun') || view.is(at, 'relative')) return false;
    if (view.is(at, 'auxiliary') && view.token(at)?.norm !== 'being') return false;
  }
  return true;
}
