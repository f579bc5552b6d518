import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

export function isNameable({ item, barred, negated, everyday, governor }: NounPhrase): boolean {
  if (item.munition || barred || negated || everyday) return false;
  return governor !== 'by' && governor !== 'with';
}

const PRONOUN_WITHIN = 3;

/** "HIMARS накрив його на позиції, установка згоріла": who struck him is not what burned. */
export function strikesSomeone(view: SentenceView, { end, governor }: NounPhrase): boolean {
  if (governor !== 'none' || view.token(end)?.cyrillic !== true) return false;
  for (let at = end; at < end + PRONOUN_WITHIN; at += 1) {
    if (view.token(at)?.kind !== 'word' || view.phraseAt(at) !== undefined) return false;
    if (at > end && view.is(at, 'object_pronoun')) return true;
  }
  return false;
}

const CREW =
  /^(?:екіпаж|экипаж|льотчик|л[её]тчик|пілот|пилот|розрахунк|розрахунок|расч[её]т|обслуг|люк|башт|башн|веж|корм|борт|двигун|двигател|мотор|корпус|кабін|кабин|кузов|ходов|дах|крыш|кат(?:о?к)|двер|приціл|прицел|колес|гусениц|ствол|крил|крыл|гвинт|винт|лопат|щит|панел|фрагмент|стабілізатор|стабилизатор|шильд|табличк|рятувальн)/;

const PART =
  /^(?:(?:armou?r|hulls?|turrets?|engines?|tyres?|tires?|tracks?|decks?|cab|barrels?|roof|crews?|wreck|wreckage|hatch|hatches|ammo|ammunition|trails?|breech|frame|chassis|wheels?|launchers?|carriers?|trailers?)$|брон|машин|лафет|шасс|станин|рам[аиуы]$|пусков|причеп|прицеп)/;

/** "the engine", "броня": a machine's fate is told by what befell a part of it. */
export function namesPart(view: SentenceView, at: number): boolean {
  const norm = view.token(at)?.norm ?? '';
  return PART.test(norm) || CREW.test(norm);
}

/** "екіпаж українського Т-64БВ", "у люк Т-62": the tank is spoken of by its crew or a part. */
export function isCrewed(view: SentenceView, phrase: NounPhrase): boolean {
  const { item, owner } = phrase;
  return (item.named || owner !== null) && isOfCrew(view, phrase);
}

/** "екіпаж БРЕМ", "расчёт гаубицы": a class is enough where the same sentence tells of its fate. */
export function isOfCrew(view: SentenceView, { item, start, negated }: NounPhrase): boolean {
  if (item.munition || negated || item.everyday) return false;
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return CREW.test(view.token(before)?.norm ?? '');
}

/** "Корпус БМП-3. Подбит …": what a museum shows a part of. */
export function isShownByPart(view: SentenceView, { start }: NounPhrase): boolean {
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return HULL_PART.test(view.token(before)?.norm ?? '');
}

const HULL_PART =
  /^(?:люк|башт|башн|веж|корпус|двер|приціл|прицел|ствол|крил|крыл|гвинт|винт|лопат|щит|панел|фрагмент|стабілізатор|стабилизатор|шильд|табличк|контейнер)/;
