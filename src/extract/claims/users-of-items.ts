import type { Grammar } from './grammar.ts';
import { type Owner, ownerFrom } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** What a side does with its own things and seldom with what it took. */
const USES =
  /^(?:sends?|sent|sending|deploy(?:s|ed|ing)?|drove|parked|parking|hid|hide|hides|hidden|hiding|conceal(?:ed|ing)?|use|uses|used|using|threw|throwing|committed|committing|positioned|сховал[аи]|сховав|ховал[аи]|ховав|заховал[аи]|заховав|замаскувал[аи]|замаскував|маскувал[аи]|спрятал[аи]?|прятал[аи]?|замаскировал[аи]?|маскировал[аи]?|загнал[аи]?|загнав|поставил[аи]?|поставив|розмістил[аи]|розмістив|разместил[аи]?|перекинул[аи]|перекинув|перебросил[аи]?|відправил[аи]|відправив|отправил[аи]?|використовувал[аи]|використовував|использовал[аи]?|применял[аи]?|застосувал[аи]|застосував|підтягл[аи]|підтягнул[аи]|подтянул[аи]?|затащил[аи]?|задіял[аи]|задіяв|задействовал[аи]?|закопал[аи]?|закопав|послал[аи]?|послав)$/;
/** "кинули в бій", "бросили на штурм": the verb alone says it was left. */
const THROWS = /^(?:кинул[аи]|кинув|кидают|кидають|бросил[аи]?|бросают)$/;
const INTO = new Set(['в', 'у', 'на']);
const BATTLE = /^(?:бій|бой|штурм|атаку|прорив|прорыв|наступ)$/;

/** Tokens from a verb to its object, and from a subject to its verb. */
const OBJECT_REACH = 8;
const SUBJECT_REACH = 5;
const THAT = new Set([
  'that',
  'which',
  'що',
  'який',
  'яку',
  'яке',
  'который',
  'которую',
  'которое',
]);

/** "The Russians sent in a T-80BV", "танк, который ВСУ поставили у школы": who used it had it. */
export function ownerWhoUsed(
  view: SentenceView,
  phrase: NounPhrase,
  speaker: string | null,
  grammar: Grammar,
): Owner | null {
  if (!view.once('uses', () => tellsOfUse(view))) return null;
  const verb = verbBefore(view, phrase) ?? verbInRelative(view, phrase);
  return verb === null ? null : subjectOf(view, verb, speaker, grammar);
}

function tellsOfUse(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1)
    if (isUse(view, at)) return true;
  return false;
}

function isUse(view: SentenceView, at: number): boolean {
  // "sent a T-72 to the scrapyard": what was done to it.
  if (view.statusAt(at) !== undefined) return false;
  const norm = view.token(at)?.norm ?? '';
  if (USES.test(norm)) return true;
  return (
    THROWS.test(norm) &&
    INTO.has(view.token(at + 1)?.norm ?? '') &&
    BATTLE.test(view.token(at + 2)?.norm ?? '')
  );
}

/** The verb whose object the item is: no other item and no clause stands between. */
function verbBefore(view: SentenceView, { start }: NounPhrase): number | null {
  const floor = Math.max(view.sentence.start, start - OBJECT_REACH);
  for (let at = start - 1; at >= floor; at -= 1) {
    if (isUse(view, at)) return at;
    // "used thermal sights to destroy a BMP-2"
    if (view.phraseAt(at) !== undefined || view.statusAt(at) !== undefined) return null;
    if (view.token(at)?.kind === 'punct') return null;
  }
  return null;
}

/** "a tank that Wagner fighters had been using" */
function verbInRelative(view: SentenceView, { end }: NounPhrase): number | null {
  const first = view.token(end)?.norm === ',' ? end + 1 : end;
  if (!THAT.has(view.token(first)?.norm ?? '')) return null;
  for (let at = first + 1; at <= first + OBJECT_REACH; at += 1) {
    if (isUse(view, at)) return at;
    if (view.token(at)?.kind === 'punct' || view.phraseAt(at) !== undefined) return null;
  }
  return null;
}

function subjectOf(
  view: SentenceView,
  verb: number,
  speaker: string | null,
  grammar: Grammar,
): Owner | null {
  for (let at = verb - 1; at >= Math.max(view.sentence.start, verb - SUBJECT_REACH); at -= 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention !== undefined) return mention.side.role === 'donor' ? null : ownerFrom(mention);
    if (view.is(at, 'enemy')) {
      const code = speaker === null ? null : grammar.opponentOf(speaker);
      return code === null ? null : { start: at, end: at + 1, code, tag: null };
    }
    if (view.token(at)?.kind === 'punct' || view.statusAt(at) !== undefined) return null;
  }
  return null;
}
