import { clauseAround, isInClause } from './clauses.ts';
import type { StatusMention, TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { firstFrom } from './spans.ts';
import { isInstrumental } from './tool-case.ts';

/** Tokens between a weapon and the verb of its clause, and from there to what was hit. */
const VERB_REACH = 4;

const HITS =
  /^(?:hits?|hitting|struck|strikes?|удар(?:ів|ов|ы|и|ами)?$|shell(?:s|ed)?|attack(?:s|ed)?|pound(?:s|ed)?|bomb(?:s|ed)?|target(?:s|ed)?|rain(?:s|ed)?|обстріл|обстрел|атакув|атакова|бомбил|бомбив|бомби|поціл|вразил|вразив|поразил|вдари|ударив|ударил|влучив|влучил|попал)/;
/** Done by who fires, never by what is hit: "hit a mine" and "попал под обстрел" are not here. */
const SHELLS =
  /^(?:shelled|attacked|pounded|bombed|bombarded|struck|обстріляв|обстріляла|обстрілював|обстрілювала|обстрелял|обстреляла|обстреливал|обстреливала|атакував|атаковал|бомбив|бомбил)$/;
const FIRES =
  /^(?:fir(?:es?|ed|ing)|launch(?:es|ed|ing)?|shoots?|shooting|випусти|випускав|випускал|вистріли|стріля|запусти|запуска|викону|выполня|нанос|завда|выпусти|выпуска|выстрели|стреля|обстріля|обстреля|бил$|бив$|била$|били$|бьет|бʼє)/;
/** "HIMARS hit the airfield. Two jets burned": where what was lost stood. */
const SITE =
  /^(?:airfield|airbase|base|port|harbou?r|column|convoy|hangar|shipyard|dock|pier|station|depot|parking|site|camp|warehouse|positions?|аеродром|аэродром|авіабаз|авиабаз|баз|порт|колон|ангар|завод|док|причал|пристан|станц|склад|стоянк|майданчик|площадк|полігон|полигон|табор|лагер|ешелон|эшелон|переправ|район|місц|мест)/;
/** Parts of a machine: what hit one hit it. */
const PART =
  /^(?:turret|hull|engine|side|track|hatch|roof|tower|deck|rear|front|stern|bow|cockpit|cabin|tail|ammo|ammunition|compartment|barrel|target|vehicle|machine|башт|башн|веж|борт|корм|двиг|мотор|люк|дах|крыш|рад[аі]р|пусков|кабін|кабин|ціл|цел[ьи]|машин|гусениц|боєкомпл|боекомпл|корпус|ніс$|нос$|кузов|мтв$|мто$)/;
const CREW = /^(?:crew|crews|crewmen|екіпаж|екіпажі|экипаж|экипажи)$/;
/** "the gun had fired": of what was lost, in a later sentence. */
const MACHINE =
  /^(?:gun|vehicle|tank|system|launcher|howitzer|battery|машина|установка|гармата|орудие|гаубиця|гаубица|танк|система|батарея)$/;
/** "выполнявший удар ракетой": of the noun before it. */
const ACTIVE_PARTICIPLE =
  /^(?:выполнявш|наносивш|стрелявш|выпускавш|обстреливавш|бомбивш|атаковавш|бивш)/;
const HAVE = new Set('had has have having did'.split(' '));
const ITS = new Set(
  'its their his her свій свого своїм своєю своєї свою свои свой своим своего своей своими їхній'.split(
    ' ',
  ),
);
const SUBJECTS = new Set(
  'it he she they that which who він вона воно вони він який яка яке які он она оно они который которая которое которые'.split(
    ' ',
  ),
);

/** "A Lancet hit a Leopard; nearby a T-72 was abandoned": its clause has a patient of its own. */
export function struckAnother(view: SentenceView, weapon: NounPhrase, lost: NounPhrase): boolean {
  const clause = clauseAround(view, weapon);
  if (isInClause(clause, lost.item)) return false;
  return view
    .phrasesWithin(clause)
    .some((other) => other !== weapon && other !== lost && isTargetOf(view, other, weapon, lost));
}

function isTargetOf(
  view: SentenceView,
  other: NounPhrase,
  weapon: NounPhrase,
  lost: NounPhrase,
): boolean {
  const names = view.is(other.item.end, 'brigade') || view.is(other.item.end, 'head_noun');
  if (names || other.item.munition || other.barred || other.item.categories.length === 0)
    return false;
  if (mayBeSame(other, lost)) return false;
  if (other.governor === 'with' || other.governor === 'by') return false;
  if (other.start >= weapon.end) return other.governor !== 'of';
  const isTool = weapon.governor === 'by' || weapon.governor === 'with';
  if (isTool || isInstrumental(weapon.item.ending)) return other.governor !== 'of';
  return other.governor === 'preposition' && view.is(weapon.start - 1, 'hit');
}

/** "дві ракети вдарили по пускових": a bare noun of its class may be the item named before. */
function mayBeSame({ item, another, owner, definite }: NounPhrase, lost: NounPhrase): boolean {
  if (another) return false;
  if (item.everyday && definite) return true;
  if (owner !== null && lost.owner !== null && owner.code !== lost.owner.code) return false;
  if (item.named && lost.item.named) {
    return item.family === null ? item.model === lost.item.model : item.family === lost.item.family;
  }
  return item.categories.some((category) => lost.item.categories.includes(category));
}

/** "burned an MT-LB with an FPV, and the crew left a T-80": of the clause of another status. */
export function isOfAnotherStatus(
  view: SentenceView,
  weapon: NounPhrase,
  status: StatusMention,
): boolean {
  const clause = clauseAround(view, weapon);
  if (status.start >= clause.start && status.start < clause.end) return false;
  const next = view.statuses[firstFrom(view.statuses, clause.start)];
  return next !== undefined && next.start < clause.end;
}

/** "Missile troops hit three command posts": a sentence of its own tells of another strike. */
export function hitsSomethingElse(
  view: SentenceView,
  weapon: NounPhrase,
  mayHoldTheLost: boolean,
): boolean {
  const clause = clauseAround(view, weapon);
  for (let at = weapon.item.end; at < Math.min(clause.end, weapon.item.end + VERB_REACH); at += 1) {
    if (HITS.test(norm(view, at))) return isOtherObject(view, at + 1, clause, mayHoldTheLost);
  }
  return false;
}

function isOtherObject(
  view: SentenceView,
  from: number,
  { end }: TokenSpan,
  mayHoldTheLost: boolean,
): boolean {
  for (let at = from; at < Math.min(end, from + VERB_REACH); at += 1) {
    if (mayHoldTheLost && (SITE.test(norm(view, at)) || SITE.test(norm(view, at + 1))))
      return false;
    if (view.isPlaceOrDateAt(at)) return false;
    if (view.is(at, 'object_pronoun') || view.is(at, 'pronoun')) return false;
    if (view.phraseAt(at) !== undefined || PART.test(norm(view, at))) return false;
    if (view.isUnknownWord(at) || view.is(at, 'head_noun')) return !nextIsPart(view, at, end);
  }
  return false;
}

/** "hit the engine compartment", "the open driver's hatch" */
function nextIsPart(view: SentenceView, at: number, end: number): boolean {
  return at + 1 < end && (PART.test(norm(view, at + 1)) || PART.test(norm(view, at + 2)));
}

/** "It had fired Excalibur shells", "its crew fired a Javelin", "with its cannon": the loser's own. */
export function isFiredByLoser(view: SentenceView, weapon: NounPhrase, lost: NounPhrase): boolean {
  const clause = clauseAround(view, weapon);
  for (let at = weapon.start - 1; at < weapon.item.start; at += 1) {
    if (ITS.has(norm(view, at))) return !hasOtherActor(view, clause.start, at, lost);
  }
  const limit = Math.max(clause.start, weapon.start - VERB_REACH);
  for (let at = weapon.item.end - 1; at >= limit; at -= 1) {
    if (view.is(at - 1, 'auxiliary') && !HAVE.has(norm(view, at - 1))) continue;
    if (ACTIVE_PARTICIPLE.test(norm(view, at))) return true;
    // "a Bradley struck by a Lancet"
    if (view.is(at + 1, 'by')) continue;
    if (FIRES.test(norm(view, at)) || SHELLS.test(norm(view, at)))
      return isLoserBefore(view, at, clause.start, lost);
  }
  return false;
}

/** "thanks to our pilots and their missiles", "Ukraine said its drones sank …": not the loser's. */
function hasOtherActor(
  view: SentenceView,
  start: number,
  end: number,
  { owner }: NounPhrase,
): boolean {
  for (let at = start; at <= end; at += 1) {
    const side = view.scan.sideOver.get(at)?.side;
    if (side !== undefined && side.role !== 'donor' && owner !== null && side.code !== owner.code)
      return true;
    if (view.is(at, 'people') || view.is(at, 'we') || view.is(at, 'ours')) return true;
  }
  return false;
}

function isLoserBefore(view: SentenceView, verb: number, start: number, lost: NounPhrase): boolean {
  for (let at = verb - 1; at >= start; at -= 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined && phrase.start <= at) {
      if (phrase === lost) return true;
      if (!phrase.item.named && phrase.definite) return true;
      return !phrase.item.named && phrase.isCyrillic && mayBeSame(phrase, lost);
    }
    if (CREW.test(norm(view, at))) return !ofSomeWeapon(view, at);
    if (SUBJECTS.has(norm(view, at)) || MACHINE.test(norm(view, at))) return true;
  }
  // "while trying to launch a missile": of the subject of the main clause.
  return norm(view, start) === 'while' || norm(view, start) === 'when';
}

/** "the Stugna crew", "розрахунок «Стугни»": those who struck. */
function ofSomeWeapon(view: SentenceView, crew: number): boolean {
  return [crew - 1, crew + 1, crew + 2].some(
    (at) => view.phraseAt(at)?.item.munition === true || view.scan.sideOver.has(at),
  );
}

function norm(view: SentenceView, at: number): string {
  return view.token(at)?.norm ?? '';
}
