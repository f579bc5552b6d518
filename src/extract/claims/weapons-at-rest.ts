import { clauseAround, isInClause } from './clauses.ts';
import { isCompany } from './company.ts';
import type { StatusMention } from './grammar-scan.ts';
import { listAfter, listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isAttribute } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';
import { isInstrumental } from './tool-case.ts';

/** Tokens from a weapon to the word that says it only looked on, was carried or missed. */
const REACH = 3;

const MEDIA =
  /^(?:footage|videos?|vids?|views?|flyovers?|flybys?|flight|pass|cameras?|cams?|feeds?|images?|imagery|photos?|pictures?|pics?|shots?|clips?|recordings?|recon|reconnaissance|screenshots?|overflight|surveillance|filming|scouting)$/;
const MEDIA_CYRILLIC =
  /^(?:с[ъь]?[её]мк|зйомк|кадр|відео|видео|фото|знім|сним|запис|трансляц|вид$|вигляд|знят|снят|зафільмован|сфільмован|заснят|погляд|взгляд)/;
/** "guided by an Orlan", "виявлений дроном": it saw, another struck. */
const SEEN_BY =
  /^(?:guided|corrected|adjusted|spotted|filmed|observed|watched|recorded|detected|tracked|seen|found|located|photographed|скоригован|скорректирован|наведен|виявлен|обнаружен|выявлен|зафіксован|зафиксирован|помічен|замечен|знят|снят|сфотографован|сфотографирован)/;
const LOOKS_ON =
  /^(?:films?|filmed|filming|records?|recorded|spots|spotted|saw|sees|observes?|observed|observing|photographed|watches|watched|circled|circles|hovers|hovered|знял|зняв|знімав|знімал|зафільмув|засняв|снял|снимал|заснял|зафіксув|зафиксиров|сфотографув|сфотографиров|спостеріга|наблюда|кружля|кружил|завис)/;
const CARRIES =
  /^(?:loaded|armed|packed|filled|equipped|laden|fitted|stuffed|carrying|carries|carried|hauling|towing|transporting|delivering|завантаж|навантаж|озброєн|споряджен|груж|загруж|нагруж|вооруж|перевоз|перевіз|везл|віз$|везя|снаряж)/;
const MISSED =
  /^(?:miss(?:ed|es|ing)|промахну|схиби|промаза|intercepted|repelled|bounced|перехоплен|перехвачен|malfunctioned|jammed)/;
/** "repelling a missile attack": an attack that did nothing told of. */
const REPELS =
  /^(?:repel|repuls|intercept|dodg|evad|отраж|відбит|відбив|перехоп|перехват|уклон|ухил)/;
/** "a depot of aerial bombs", "an air defence site": what it is a store or a part of. */
const STORES =
  /^(?:depot|dump|stocks?|stockpile|crates?|boxes|склад|запас|ящик|боєкомплект|боекомплект|контейнер|станц|объект|обʼєкт|об'єкт|позиц|систем|засоб|средств|дивізіон|дивизион|батаре)/;
/** "бригада армійської авіації", "чорний день авіації": an arm of service in the genitive. */
const ARM_IN_GENITIVE = /^(?:авіації|авиации)$/;
const UNSPENT = /^(?:unfired|unused|unexploded|spent|intact|незапущен|невикористан|неиспользован)/;

/** A drone that may only have filmed; an FPV drone comes to strike. */
function mayLookOn({ item }: NounPhrase): boolean {
  const kind = item.weapon?.kind ?? '';
  return item.weapon === null || kind === 'drone' || kind === 'armed drone';
}

/** A weapon that struck nothing here: it filmed, was carried, taken, shot down, or missed. */
export function isAtRest(view: SentenceView, weapon: NounPhrase): boolean {
  return (
    isOfMedia(view, weapon) ||
    isSeer(view, weapon) ||
    isCarried(view, weapon) ||
    isTaken(view, weapon) ||
    isShotDown(view, weapon) ||
    isRepelled(view, weapon) ||
    isArmOfService(view, weapon) ||
    (isCompany(view, weapon) && !weapon.strikes) ||
    view.is(weapon.end, 'negation') ||
    saysAfter(view, weapon, MISSED)
  );
}

/** "Bayraktar TB2 filmed a destroyed Tor" */
export function looksOn(view: SentenceView, weapon: NounPhrase): boolean {
  return weapon.governor === 'none' && mayLookOn(weapon) && saysAfter(view, weapon, LOOKS_ON);
}

/** "drone footage", "camera drone", "съёмка с дрона" */
function isOfMedia(view: SentenceView, weapon: NounPhrase): boolean {
  if (!mayLookOn(weapon)) return false;
  const before = beforeOf(view, weapon);
  if (MEDIA.test(norm(view, weapon.item.end)) || MEDIA.test(norm(view, before))) return true;
  const media = view.is(before, 'with') ? norm(view, before - 1) : '';
  return MEDIA_CYRILLIC.test(media) || MEDIA.test(media);
}

function isSeer(view: SentenceView, weapon: NounPhrase): boolean {
  const before = beforeOf(view, weapon);
  if (weapon.governor === 'by') return SEEN_BY.test(norm(view, before - 1));
  return isInstrumental(weapon.item.ending) && SEEN_BY.test(norm(view, before));
}

/** "loaded with mines", "a dozen unfired rockets" */
function isCarried(view: SentenceView, weapon: NounPhrase): boolean {
  const { start, item } = weapon;
  const first = beforeOf(view, weapon);
  const before = view.is(first, 'with') || norm(view, first) === 'with' ? first - 1 : first;
  if (CARRIES.test(norm(view, before)) || STORES.test(norm(view, item.start - 1))) return true;
  if (STORES.test(norm(view, norm(view, first) === 'of' ? first - 1 : first))) return true;
  for (let at = start - 1; at < item.start; at += 1) if (UNSPENT.test(norm(view, at))) return true;
  return false;
}

/** "captured a Kornet and a tank", "a captured Kornet": booty, or a wreck itself. */
function isTaken(
  view: SentenceView,
  { start, item, premodifiers, isCyrillic }: NounPhrase,
): boolean {
  if (premodifiers.length > 0) return true;
  const before = view.statusBefore(view.token(start - 1)?.kind === 'quote' ? start - 1 : start);
  if (before === undefined || isInstrumental(item.ending)) return false;
  if (before.words.every(({ status }) => status === 'captured')) return true;
  return !isCyrillic && before.words.every(({ voice }) => voice === 'active');
}

function isRepelled(view: SentenceView, weapon: NounPhrase): boolean {
  const before = beforeOf(view, weapon);
  return [before, before - 1].some((at) => REPELS.test(norm(view, at)));
}

function isArmOfService(view: SentenceView, { item, strikes, governor }: NounPhrase): boolean {
  return ARM_IN_GENITIVE.test(norm(view, item.end - 1)) && !strikes && governor !== 'with';
}

const HAVE = /^(?:had|has|have)$/;

/** "a Lancet was shot down": what is said is said of it. */
function isShotDown(view: SentenceView, { end, item, governor }: NounPhrase): boolean {
  if (!item.munition || governor !== 'none') return false;
  let at = end;
  while (view.is(at, 'auxiliary') || view.isLightWord(at)) {
    // "sea drones had sunk two boats"; not "a Lancet had been shot down".
    if (HAVE.test(norm(view, at)) && !view.is(at + 1, 'auxiliary')) return false;
    at += 1;
  }
  const status = at === end ? undefined : view.statusAt(at);
  return status?.words.some(({ voice }) => voice === 'participle' || voice === 'passive') === true;
}

function saysAfter(view: SentenceView, { end, start }: NounPhrase, said: RegExp): boolean {
  const clause = clauseAround(view, { start, end });
  for (let at = end; at < Math.min(clause.end, end + REACH); at += 1) {
    if (said.test(norm(view, at))) return true;
  }
  return false;
}

/** "a destroyed T-72", "by a burnt T-72": the status belongs to the noun, and nobody acts. */
export function isAttributive(
  view: SentenceView,
  status: StatusMention,
  { premodifiers, start }: NounPhrase,
): boolean {
  return premodifiers.includes(status) || (status.end === start && isAttribute(view, status));
}

/** "shot down an Orlan. The drone fell": the thing lost, called by its kind. */
export function isTheLost({ item, governor }: NounPhrase, lost: NounPhrase): boolean {
  if (item.weapon?.kind !== 'drone' || governor === 'by' || governor === 'with') return false;
  return (
    !isInstrumental(item.ending) &&
    lost.item.categories.some((category) => category.endsWith('Aerial Vehicles'))
  );
}

/** "a Pantsir-S1 missile and gun complex": a word of what the lost thing is. */
export function describesTheLost({ item, isCyrillic }: NounPhrase, lost: NounPhrase): boolean {
  if (isCyrillic || (item.weapon?.users.length ?? 0) > 0) return false;
  return item.start === lost.item.end || item.end === lost.start;
}

/** "left in a minefield": what stopped it there is not said. */
export function isMinefield(view: SentenceView, { item }: NounPhrase): boolean {
  return /^(?:minefield|мінн|минн)/.test(norm(view, item.start));
}

/** "two Kornets and a damaged MT-LB": counted together with what was lost. */
export function isListedWith(view: SentenceView, weapon: NounPhrase, lost: NounPhrase): boolean {
  const isBefore = weapon.end <= lost.start;
  const joint = isBefore ? lost.start - 1 : weapon.start - 1;
  if (!view.is(joint, 'conjunction') || weapon.governor === 'with') return false;
  return (isBefore ? listBefore(view, lost) : listAfter(view, lost)).includes(weapon);
}

/** "A soldier with an NLAW poses by a destroyed T-72", "a destroyed T-72 with a Kornet". */
export function onlyStandsBy(
  view: SentenceView,
  weapon: NounPhrase,
  status: StatusMention,
  patient: NounPhrase,
): boolean {
  if (!isAttributive(view, status, patient) || weapon.strikes || weapon.governor === 'by')
    return false;
  if (!isInClause(clauseAround(view, patient), weapon)) return false;
  return weapon.end <= patient.start || (weapon.governor === 'with' && !weapon.isCyrillic);
}

/** The word before a weapon's phrase, past the quote that opens its name. */
function beforeOf(view: SentenceView, { start }: NounPhrase): number {
  return view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
}

function norm(view: SentenceView, at: number): string {
  return view.token(at)?.norm ?? '';
}
