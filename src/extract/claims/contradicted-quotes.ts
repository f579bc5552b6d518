import type { StatusMention } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

const REACH = 16;
const AFTER_BUT = 6;
const BUT = new Set('однако но а але проте однак but yet'.split(' '));
const GOES_ON =
  /^(?:стоит|стоїть|цела?|жив|жива|едет|ездит|ездила?|їде|їздить|воюет|воює|служит|служить|stands|drives|works|runs)$/;

const ABOUT = new Set('про о об обо насчет щодо'.split(' '));
const INSIDE_REACH = 10;
/** Plain verbs ("росіяни знову «знищили» Patriot"); slang stands in quotes for its own sake. */
const PARTICIPLE =
  /^(?:уничтожен|потоплен|сбит|подбит|захвачен|сожжен|поражен|знищен|збит|підбит|потоплен|захоплен|спален|уражен|затрофеєн|(?:уничтожи|знищи|сби|зби|потопи|ликвидирова|ліквідува)(?:л[аои]?|в)$)/;

/** A quote right before a word; not the one that closes "два «Страйкера» сожжены «Ланцетами»". */
export function opensQuote(view: SentenceView, at: number): boolean {
  return view.token(at)?.kind === 'quote' && view.token(at + 1)?.glued === true;
}

/** "Про «подбитый Ка-52» из вчерашнего потока", "ждём «потопленную» подлодку": others' words. */
export function isOthersWord(view: SentenceView, { start, end }: StatusMention): boolean {
  if (!opensQuote(view, start - 1)) return false;
  if (view.token(end)?.kind === 'quote') return PARTICIPLE.test(view.token(start)?.norm ?? '');
  if (!ABOUT.has(view.token(start - 2)?.norm ?? '')) return false;
  for (let at = end; at < end + INSIDE_REACH; at += 1) {
    if (view.token(at)?.kind === 'quote') return true;
  }
  return false;
}

/** "В реестре: «Т-80 уничтожен», а танк стоит в боксе": what is quoted is contradicted. */
export function isContradictedQuote(view: SentenceView, { end }: StatusMention): boolean {
  for (let at = end; at < end + REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined) return false;
    if (token.kind !== 'quote') continue;
    const but = view.token(at + 1)?.norm === ',' ? at + 2 : at + 1;
    return BUT.has(view.token(but)?.norm ?? '') && goesOn(view, but);
  }
  return false;
}

function goesOn(view: SentenceView, but: number): boolean {
  for (let at = but + 1; at <= but + AFTER_BUT; at += 1) {
    if (GOES_ON.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
